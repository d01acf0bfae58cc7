import CLibCurl
import Foundation
import POSModel
import POSTestSupport
import POSWire

/// A cloud in memory that speaks push and pull, for tests of the till's side of them.
final class StandInCloud: @unchecked Sendable {
  // `@unchecked Sendable`: all that changes is used while `lock` is held.
  private let lock = NSCondition()
  private var stored: [EventID: Envelope] = [:]
  private var order: [Envelope] = []
  private var refused: [Envelope] = []
  private var elsewhere: [Envelope] = []
  private var pushes: [[PushResult]] = []
  private var asks = 0
  private var verdicts: [EventID: PushResult.Status] = [:]
  private var token = "good"
  private var isGarbling = false
  private var hasEnded = false
  private var server: LoopbackServer?

  /// A cloud that listens.
  init() throws {
    server = try LoopbackServer { [weak self] request, connection in
      guard let self else { return connection.close() }
      connection.send(answer(request))
    }
  }

  deinit { end() }

  var port: UInt16 { server?.port ?? 0 }

  func end() {
    locked { hasEnded = true }
    server?.end()
  }

  // MARK: - What a test says and sees

  func say(_ status: PushResult.Status?, of event: EventID) { locked { verdicts[event] = status } }
  func setToken(_ token: String) { locked { self.token = token } }
  /// From now on news makes no sense, or does again.
  func garble(_ isGarbling: Bool) { locked { self.isGarbling = isGarbling } }
  func tell(_ events: [Envelope]) { locked { elsewhere += events } }
  /// It has these already.
  func hold(_ events: [Envelope]) {
    locked {
      order += events
      for event in events { stored[event.eventID] = event }
    }
  }
  /// The events it has, in the order they came.
  var events: [Envelope] { locked { order } }
  /// The results of each push it answered that held events.
  var answers: [[PushResult]] { locked { pushes } }
  /// How many pushes it answered that only asked what it has.
  var timesAsked: Int { locked { asks } }

  /// Waits until something holds; false when it does not within ten seconds.
  func wait(until holds: (StandInCloud) -> Bool) -> Bool {
    let deadline = Date(timeIntervalSince1970: Self.seconds + 10)
    while !holds(self) {
      lock.lock()
      let isInTime = lock.wait(
        until: min(deadline, Date(timeIntervalSince1970: Self.seconds + 0.05)))
      lock.unlock()
      if !isInTime, Self.seconds > deadline.timeIntervalSince1970 { return holds(self) }
    }
    return true
  }

  private static var seconds: Double { Double(WallClock().now().milliseconds) / 1000 }

  @discardableResult
  private func locked<Result>(_ body: () -> Result) -> Result {
    lock.lock()
    defer {
      lock.broadcast()
      lock.unlock()
    }
    return body()
  }

  // MARK: - The wire

  private func answer(_ request: HTTPRequest) -> [UInt8] {
    guard request.headers["authorization"] == "Bearer \(locked { token })" else {
      return HTTPAnswer.bytes(401, Array(#"{"error":{"message":"who are you?"}}"#.utf8))
    }
    switch (request.method, request.path) {
    case ("POST", "/sync/push"): return push(request)
    case ("GET", "/sync/pull"): return pull(request)
    default: return HTTPAnswer.bytes(404)
    }
  }

  private func push(_ request: HTTPRequest) -> [UInt8] {
    let body = Gunzip.unpacked(request.body)
    guard request.headers["content-encoding"] == "gzip",
      let json = try? JSONValue(parsing: body),  // The answer tells.
      let (_, items) = try? PushRequest.read(json)  // The answer tells.
    else { return HTTPAnswer.bytes(400) }
    let answer = locked {
      var branches: Set<DeviceID> = []
      let results = items.map { take($0, &branches) }
      if results.isEmpty { asks += 1 } else { pushes.append(results) }
      return PushAnswer(results: results, have: have)
    }
    return HTTPAnswer.bytes(200, answer.json.canonical)
  }

  /// Answers as the cloud does; `branches` are origins that go on otherwise in this request.
  private func take(
    _ received: PushRequest.ReceivedItem, _ branches: inout Set<DeviceID>
  ) -> PushResult {
    guard case .success(let item) = received.item else {
      return PushResult(received.clientTxID, .rejected, reason: "it cannot be read")
    }
    let event = item.event
    if let status = verdicts[event.eventID] {
      // What is refused has a place in its origin's count, as in the cloud.
      if status == .rejected { refused.append(event) }
      return PushResult(event.eventID, status, reason: "told so")
    }
    if let known = stored[event.eventID] {
      return PushResult(event.eventID, known == event ? .duplicate : .conflict)
    }
    guard !branches.contains(event.origin), event.seq <= (have[event.origin] ?? 0) + 1 else {
      return PushResult(event.eventID, .retry, reason: PushResult.missing + "those before it")
    }
    if order.contains(where: { $0.origin == event.origin && $0.seq == event.seq }) {
      branches.insert(event.origin)
      return PushResult(event.eventID, .conflict, reason: PushResult.taken + "it is another one")
    }
    stored[event.eventID] = event
    order.append(event)
    return PushResult(event.eventID, .ok)
  }

  private var have: [DeviceID: Int64] {
    Dictionary(grouping: order + refused, by: \.origin).mapValues { events in
      let seqs = Set(events.map(\.seq))
      return Int64((1...).first { !seqs.contains($0) } ?? 1) - 1
    }
  }

  private func pull(_ request: HTTPRequest) -> [UInt8] {
    let after = request.query("after").flatMap { Int($0) } ?? 0
    let limit = request.query("limit").flatMap { Int($0) } ?? 0
    let mayWait = request.query("wait") != "0"
    lock.lock()
    // Until there is something; the client gives up before that takes too long.
    while elsewhere.count <= after, mayWait, !isGarbling, !hasEnded { lock.wait() }
    guard !isGarbling else {
      lock.unlock()
      return HTTPAnswer.bytes(200, Array("{}".utf8))
    }
    let events = Array(elsewhere.dropFirst(after).prefix(limit))
    lock.unlock()
    let page = PullAnswer(
      events: events, cursor: "\(after + events.count)", hasMore: false)
    return HTTPAnswer.bytes(200, page.canonical)
  }
}

/// Unpacks what the till packed.
enum Gunzip {
  static func unpacked(_ bytes: [UInt8]) -> [UInt8] {
    var packed = bytes
    return [UInt8](unsafeUninitializedCapacity: 8 << 20) { room, count in
      var stream = z_stream()
      packed.withUnsafeMutableBufferPointer { packed in
        // 15 bits of window, and 16 for a gzip header.
        inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        (stream.next_in, stream.avail_in) = (packed.baseAddress, UInt32(packed.count))
        (stream.next_out, stream.avail_out) = (room.baseAddress, UInt32(room.count))
        inflate(&stream, Z_FINISH)
        inflateEnd(&stream)
      }
      count = Int(stream.total_out)
    }
  }
}
