/// A request as it came over a connection.
public struct HTTPRequest: Sendable, Equatable {
  /// `POST`.
  public var method: String
  /// With its query: `/sync/pull?after=7`.
  public var target: String
  /// As they came, with lowercase names.
  public var headers: [String: String]
  /// As it came, packed or not.
  public var body: [UInt8]

  /// Without its query.
  public var path: String { String(target.prefix { $0 != "?" }) }

  /// The value of a part of the query, as it stands there.
  public func query(_ name: String) -> String? {
    target.split(separator: "?").dropFirst().joined(separator: "?").split(separator: "&")
      .first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
  }

  /// Reads the next request; nil when none comes any more.
  init?(from connection: LoopbackConnection) {
    var bytes: [UInt8] = []
    let blank = Array("\r\n\r\n".utf8)
    var end: Int?
    while end == nil {
      let part = connection.read()
      if part.isEmpty { return nil }
      bytes += part
      end = bytes.indices.first { bytes[$0...].starts(with: blank) }
    }
    guard let end else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self)
      .split(separator: "\r\n").map { String($0) }
    let words = lines.first?.split(separator: " ").map(String.init) ?? []
    guard words.count == 3 else { return nil }
    (method, target, headers) = (words[0], words[1], [:])
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
    }
    var rest = Array(bytes[(end + blank.count)...])
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    while rest.count < length {
      let part = connection.read()
      if part.isEmpty { return nil }
      rest += part
    }
    body = Array(rest.prefix(length))
    connection.putBack(rest.dropFirst(length))
  }

  /// The request as it goes to a server that closes the connection behind its answer.
  var closing: [UInt8] {
    var headers = headers
    headers["connection"] = "close"
    let lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }
    return Array("\(method) \(target) HTTP/1.1\r\n\(lines.joined())\r\n".utf8) + body
  }
}

/// An answer to a request.
public enum HTTPAnswer {
  /// The bytes of an answer that says how long it is.
  public static func bytes(
    _ status: Int, _ body: [UInt8] = [], headers: [String: String] = [:]
  ) -> [UInt8] {
    let lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }
    return Array(
      "HTTP/1.1 \(status) -\r\ncontent-length: \(body.count)\r\n\(lines.joined())\r\n".utf8) + body
  }
}
