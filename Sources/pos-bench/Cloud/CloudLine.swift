import POSCloudSync
import POSModel
import POSTestSupport
import POSWire

/// A till's connection to the cloud, which stays open. What goes over it is written beforehand, and
/// what comes is not looked into: who asks takes little of the machine it shares with the cloud.
struct CloudLine {
  private let connection: LoopbackConnection

  /// Connects to a cloud.
  ///
  /// - Throws: ``BenchFault`` when nobody listens.
  init(_ cloud: CloudProcess) throws {
    guard let connection = LoopbackConnection(to: cloud.port) else {
      throw BenchFault(description: "nobody listens on port \(cloud.port)")
    }
    self.connection = connection
  }

  /// Sends a request and waits for all of its answer.
  ///
  /// - Throws: ``BenchFault`` when that is another than 200.
  func ask(_ request: [UInt8]) throws {
    connection.send(request)
    var answer: [UInt8] = []
    var (count, length) = (0, Int.max)
    while count < length {
      let part = connection.read()
      count += part.count
      if length == .max {
        answer += part
        length = try Self.length(of: answer) ?? .max
      }
      guard !part.isEmpty else { throw BenchFault(description: "the cloud hung up") }
    }
  }

  /// How many bytes an answer has that begins so; nil when its head is not all here.
  ///
  /// - Throws: ``BenchFault`` when it is another than 200.
  private static func length(of answer: [UInt8]) throws -> Int? {
    guard let blank = answer.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: answer[..<blank.lowerBound], as: UTF8.self)
    guard head.hasPrefix("HTTP/1.1 200 "),
      let body = head.firstMatch(of: /(?i)content-length: ([0-9]+)/).flatMap({ Int($0.1) })
    else { throw BenchFault(description: "the cloud said: \(head)") }
    return blank.upperBound + body
  }

  /// What a till sends to push events.
  static func push(_ events: [Envelope], token: String) -> [UInt8] {
    let items = events.map { PushItem($0) }
    let body = PushRequest(device: DeviceID("L1"), items: items).canonical
    let packed = Gzip.packed(body)
    return head("POST", "/sync/push", token)
      + Array(
        """
        Content-Type: application/json\r
        Content-Encoding: gzip\r
        Content-Length: \(packed.count)\r
        \r

        """.utf8) + packed
  }

  /// What a till sends to pull a page.
  static func pull(after cursor: Int, token: String) -> [UInt8] {
    head("GET", "/sync/pull?after=\(cursor)&limit=\(PullAnswer.mostEvents)", token)
      + Array("\r\n".utf8)
  }

  private static func head(_ method: String, _ target: String, _ token: String) -> [UInt8] {
    Array(
      """
      \(method) \(target) HTTP/1.1\r
      Host: 127.0.0.1\r
      Authorization: Bearer \(token)\r
      Accept: application/json\r
      Accept-Encoding: gzip\r

      """.utf8)
  }
}
