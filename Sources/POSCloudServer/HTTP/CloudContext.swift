import Hummingbird
import Logging
import NIOCore

/// What goes with a request on its way.
struct CloudContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Names the request in the logs of both ends.
  var correlationID = ""
  /// The device that asks; set once its token was read.
  private var device: Caller?
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// Where the request comes from, without the port.
  var address: String { channel.remoteAddress?.ipAddress ?? "" }

  /// Closes the connection once the answer had time to be read.
  func closeSoon() {
    _ = channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
  }

  /// The device that asks.
  ///
  /// - Throws: ``APIError`` where no token was demanded.
  var caller: Caller {
    get throws {
      guard let device else { throw APIError.unauthorized("token.missing", "A token is needed.") }
      return device
    }
  }

  /// The same request, from that device.
  func from(_ caller: Caller) -> CloudContext {
    var context = self
    context.device = caller
    context.logger[metadataKey: "tenant"] = "\(caller.tenant)"
    context.logger[metadataKey: "store"] = "\(caller.store)"
    context.logger[metadataKey: "device"] = "\(caller.device)"
    return context
  }
}
