import Hummingbird
public import Logging
import NIOCore
import POSCloudStore
public import POSModel
import ServiceLifecycle
public import UnixSignals

/// The cloud: one of any number of copies on one database.
public struct CloudServer: Sendable {
  private let settings: CloudSettings
  private let time: any TimeSource
  private let random: any RandomNumberGenerator & Sendable
  private let logger: Logger

  /// A server with a clock and a source of chance.
  public init(
    _ settings: CloudSettings, time: any TimeSource,
    random: any RandomNumberGenerator & Sendable, logger: Logger
  ) { (self.settings, self.time, self.random, self.logger) = (settings, time, random, logger) }

  /// Serves until it is told to end by a signal, or by the service group it runs in: requests that
  /// are being answered are, those that wait for news are answered without.
  ///
  /// `onRunning` is told the port once requests are taken.
  ///
  /// - Throws: `CloudFailure` when the database cannot be served; ``ListenFault`` when the address
  ///   cannot be listened at.
  public func run(
    until signals: [UnixSignal] = [], onRunning: @escaping @Sendable (Int) async -> Void
  ) async throws {
    let store = try CloudStore.open(
      settings.database, time: time,
      pool: PoolSize(connections: settings.connections, waiting: settings.connections * 32),
      logger: logger)
    defer { store.close() }
    let metrics = PrometheusFactory()
    let tokens = TokenReader(
      store: store, time: time, strangersAtOnce: settings.badTokensAtOnce)
    // One count of a device, whatever it asks for.
    let limit = RateLimit(
      perMinute: settings.requestsPerSecond * 60, atOnce: settings.requestsAtOnce)
    let streams = OpenStreams(most: settings.streamsOfDevice)
    let chance = Chance(random)
    let router = try await CloudRoutes(
      settings: settings, store: store, tokens: tokens, limit: limit, streams: streams,
      metrics: metrics, chance: chance, time: time
    ).router()
    let responder = CloudResponder(
      router: router.buildResponder(), paths: PathList(router), time: time,
      chance: chance, metrics: RequestMetrics(factory: metrics))
    let stream = TicketStream(
      store: store, tokens: tokens, limit: limit, streams: streams, time: time, logger: logger)
    let application = Application(
      responder: responder, server: CloudChannel.server(stream),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: nil),
      onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) },
      logger: logger)
    var configuration = ServiceGroupConfiguration(
      services: [application], gracefulShutdownSignals: signals, logger: logger)
    // Who does not take an answer in this time holds nobody up.
    configuration.maximumGracefulShutdownDuration = .seconds(20)
    let group = ServiceGroup(configuration: configuration)
    do { try await group.run() } catch {
      guard let fault = ListenFault(error, settings) else { throw error }
      throw fault
    }
  }
}
