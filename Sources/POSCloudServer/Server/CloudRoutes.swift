import Hummingbird
import POSCloudStore
import POSModel

/// All there is to ask for.
struct CloudRoutes {
  let settings: CloudSettings
  let store: CloudStore
  let tokens: TokenReader
  let limit: RateLimit
  let streams: OpenStreams
  let metrics: PrometheusFactory
  let chance: Chance
  let time: any TimeSource

  /// The router with all routes.
  ///
  /// - Throws: ``BadFlag`` when a file that comes with the program is missing; what Mustache throws
  ///   when a template is broken.
  func router() async throws -> Router<CloudContext> {
    let router = Router(context: CloudContext.self)
    let polls = PollCount()
    StatusRoutes(store: store, metrics: metrics, polls: polls, begin: time.now(), time: time)
      .add(to: router)
    let description = try ResourceFolder.text("openapi.yaml")
    router.get("openapi.yaml") { _, _ in Response.text(description, type: "application/yaml") }
    addDevices(polls, to: router)
    try await addDashboard(to: router)
    return router
  }

  /// What devices ask for, with their tokens.
  private func addDevices(_ polls: PollCount, to router: Router<CloudContext>) {
    let devices = router.group()
      .add(
        middleware: TokenCheck(
          tokens: tokens, limit: limit,
          failures: RateLimit(perMinute: 60, atOnce: settings.badTokensAtOnce), time: time))
    PushRoutes(store: store, metrics: RequestMetrics(factory: metrics)).add(to: devices)
    PullRoutes(store: store, waiting: polls).add(to: devices)
    CheckRoutes(store: store).add(to: devices)
    TicketRoutes(store: store, streams: streams).add(to: devices)
    PrintJobRoutes(store: store, chance: chance).add(to: devices)
  }

  /// The owners' pages.
  ///
  /// - Throws: ``BadFlag``; what Mustache throws.
  private func addDashboard(to router: Router<CloudContext>) async throws {
    let pages = try await Pages(folder: ResourceFolder.path("cloud"))
    let door = OwnerDoor(
      store: store, sessions: Sessions(store: store, time: time, chance: chance), pages: pages,
      triesAtOnce: settings.signInsAtOnce)
    router.get("cloud.css") { _, _ in pages.style }
    door.add(to: router)
    StorePages(door: door, time: time).add(to: router)
    CheckPages(door: door).add(to: router)
    PricePages(door: door, chance: chance, time: time).add(to: router)
    ReviewPages(door: door).add(to: router)
  }
}
