import Hummingbird
import POSCloudStore
import POSModel
import POSWire

/// How the server is: for balancers, Prometheus and people.
struct StatusRoutes: Sendable {
  /// The version of the program.
  static let version = "0.1.0"
  /// How long it may take to find out whether the database can be used: who asks has little time.
  private static let patience = Duration.seconds(2)

  let store: CloudStore
  let metrics: PrometheusFactory
  let polls: PollCount
  let begin: Instant
  let time: any TimeSource

  /// Adds the routes; none needs a token.
  func add(to router: Router<CloudContext>) {
    // Liveness asks nobody else: a server is not to be killed because the database is away.
    router.get("healthz") { _, _ in Response.json(.object(["status": .string("ok")])) }
    router.get("readyz") { _, _ -> Response in
      do {
        try await store.checkReady(within: Self.patience)
        return .json(.object(["status": .string("ready")]))
      } catch {
        return .refusal(.unavailable("The database cannot be used.", retryAfter: 5))
      }
    }
    router.get("status") { _, _ in Response.json(status) }
    router.get("metrics") { _, _ in
      Response.text(
        metrics.text(gauges: gauges), type: "text/plain; version=0.0.4; charset=utf-8")
    }
  }

  private var gauges: [(name: String, value: Int)] {
    let pool = store.poolFigures
    return [
      ("pos_cloud_polls_waiting", polls.present), ("pos_cloud_pool_busy", pool.busy),
      ("pos_cloud_pool_connections", pool.connections),
      ("pos_cloud_pool_waiting", pool.waiting),
    ]
  }

  private var status: JSONValue {
    let pool = store.poolFigures
    let uptime = max(0, time.now().milliseconds - begin.milliseconds) / 1000
    return .object([
      "version": .string(Self.version), "startedAt": .string(begin.text),
      "uptimeSeconds": .integer(uptime),
      "pool": .object([
        "connections": .integer(Int64(pool.connections)), "busy": .integer(Int64(pool.busy)),
        "waiting": .integer(Int64(pool.waiting)),
      ]),
    ])
  }
}
