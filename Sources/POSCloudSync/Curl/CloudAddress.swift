import Foundation

/// Where the cloud is.
public struct CloudAddress: Sendable, Equatable {
  /// Why a text is no address of a cloud.
  public struct Fault: Error, Equatable, Sendable {
    /// What is wrong with it.
    public let reason: String
  }

  /// The address, without a slash at its end.
  public let text: String
  /// Whether what goes there can be read by others: only within this machine, or where it was said
  /// to be all right.
  public let isPlain: Bool

  /// Reads an address. Plain HTTP goes to this machine only, unless `allowsPlain`.
  ///
  /// - Throws: ``Fault``.
  public init(_ text: String, allowsPlain: Bool = false) throws(Fault) {
    guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty else {
      throw Fault(reason: "must be an address such as https://cloud.example")
    }
    guard parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
    else { throw Fault(reason: "must hold neither a name, a password, nor a query") }
    let isHere = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
    switch parts.scheme?.lowercased() {
    case "https": isPlain = false
    case "http" where isHere || allowsPlain: isPlain = true
    case "http": throw Fault(reason: "must begin with https:// (CLOUD_PLAIN_HTTP=yes allows http)")
    default: throw Fault(reason: "must begin with https://")
    }
    self.text = String(text.reversed().drop { $0 == "/" }.reversed())
  }
}
