import Glibc
import NIOCore

/// The address of a server cannot be listened at.
struct ListenFault: Error, Equatable {
  /// What is wrong and what to do about it.
  let sentence: String

  /// Why a server of those settings did not begin; nil when it was something else.
  init?(_ error: any Error, _ settings: CloudSettings) {
    let (host, port) = (settings.host, settings.port)
    switch error {
    case let error as IOError:
      switch error.errnoCode {
      case EADDRINUSE:
        sentence =
          "Port \(port) of \(host) is taken: another program listens there. Choose another."
      case EACCES:
        sentence = "Port \(port) is not for this user. Choose one above 1023."
      case EADDRNOTAVAIL:
        sentence = "\(host) is no address of this machine."
      default:
        sentence =
          "\(host):\(port) cannot be listened at: \(String(cString: strerror(error.errnoCode)))."
      }
    case is SocketAddressError.UnknownHost: sentence = "There is no machine \(host)."
    default: return nil
    }
  }
}
