import NIOCore
import NIOPosix
import POSCloudSync
import POSCore
import POSModel
import POSTestSupport
import Testing

/// Whom the till believes to be its cloud.
struct TLSTests {
  @Test func `a cloud whose certificate is of an authority it trusts is synced with`() throws {
    let till = try SyncedTill()
    let door = try TLSDoor(to: till.cloud.port, showing: "cloud")
    try till.begin(
      at: "https://127.0.0.1:\(door.port)", trusting: Certificates.file("authority.pem"))
    #expect(try till.isSynced())
    try till.sell()
    #expect(try till.isSynced())
  }

  @Test(arguments: [
    // Of an authority the till was not told of, of one the machine does not know, of another place.
    ("cloud", "stranger.pem"), ("cloud", nil), ("elsewhere", "authority.pem"),
  ]) func `to any other it tells nothing, and says why`(name: String, trusted: String?) throws {
    let till = try SyncedTill()
    let door = try TLSDoor(to: till.cloud.port, showing: name)
    try till.begin(
      at: "https://127.0.0.1:\(door.port)", trusting: trusted.map { Certificates.file($0) })
    #expect(
      try till.reaches { $0.trouble?.reason == "the cloud's certificate is not to be trusted" })
    #expect(try till.store.syncState().line == .down)
    // The second time it is no accident; the third is as the second.
    for _ in 1...2 {
      till.clock.advance(milliseconds: 2000)
      #expect(try till.reaches { $0.summary == .failed && $0.line == .stranger })
    }
    #expect(till.cloud.answers.isEmpty)
  }

  @Test func `a line that breaks in the handshake is no line, and all is sent once it is good`()
    throws
  {
    let till = try SyncedTill()
    let door = try TLSDoor(to: till.cloud.port, showing: "cloud", resetting: 3)
    try till.begin(
      at: "https://127.0.0.1:\(door.port)", trusting: Certificates.file("authority.pem"))
    // When the third comes, what became of the second is known.
    #expect(
      try till.reaches { _ in
        till.clock.advance(milliseconds: 500)
        return door.isGood
      })
    let state = try till.store.syncState()
    #expect(state.summary == .offline(state.queued) && state.pullTrouble == nil)
    #expect(state.trouble?.reason == "no secure connection to the cloud can be made")
    #expect(
      try till.reaches {
        till.clock.advance(milliseconds: 500)
        return $0.summary == .synced
      })
    #expect(try till.isSynced())
  }

  @Test func `a file without certificates is named by its setting`() throws {
    let till = try SyncedTill()
    let door = try TLSDoor(to: till.cloud.port, showing: "cloud")
    try till.begin(at: "https://127.0.0.1:\(door.port)", trusting: Certificates.file("cloud.key"))
    #expect(
      try till.reaches { $0.trouble?.reason == "the file of CLOUD_CA_FILE holds no certificates" })
  }

  @Test(arguments: [
    ("SSH-2.0-OpenSSH_9.2\r\n", "what answers at CLOUD_URL is no cloud"),
    (
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain",
      "what answers at CLOUD_URL is no cloud"
    ),
    (
      "HTTP/1.1 200 OK\r\n\r\n<h1>Welcome to the hotel</h1>",
      "a web page answers instead of the cloud"
    ),
  ]) func `what is no cloud is told so in words`(answer: String, reason: String) throws {
    let other = try LoopbackServer { _, connection in
      connection.send(Array(answer.utf8))
      connection.close()
    }
    defer { other.end() }
    let till = try SyncedTill()
    try till.begin(at: "http://127.0.0.1:\(other.port)")
    #expect(try till.reaches { $0.trouble?.reason == reason })
  }

  @Test func `what speaks no TLS is told so in words`() throws {
    // It says what it hears.
    let echo = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { client in
        client.eventLoop.makeCompletedFuture {
          try client.pipeline.syncOperations.addHandler(Passing(to: client))
        }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
    defer { echo.close(promise: nil) }
    let till = try SyncedTill()
    try till.begin(at: "https://127.0.0.1:\(echo.localAddress?.port ?? 0)")
    #expect(
      try till.reaches { $0.trouble?.reason == "no secure connection to the cloud can be made" })
    #expect(try till.store.syncState().line == .down)
  }
}
