import NIOHTTP1
import POSModel
import POSTestSupport
import Testing

@testable import POSCloudServer

/// How often somebody may ask.
struct RateLimitTests {
  @Test func `so many at once, then as fast as the bucket fills`() throws {
    let limit = RateLimit(perMinute: 120, atOnce: 3)
    let clock = TestClock()
    for _ in 1...3 { try limit.take(of: "L1", at: clock.now()) }
    #expect(throws: APIError.self) { try limit.take(of: "L1", at: clock.now()) }
    try limit.take(of: "L2", at: clock.now())
    clock.advance(milliseconds: 499)
    #expect(throws: APIError.self) { try limit.take(of: "L1", at: clock.now()) }
    clock.advance(milliseconds: 1)
    try limit.take(of: "L1", at: clock.now())
    #expect(throws: APIError.self) { try limit.take(of: "L1", at: clock.now()) }
  }

  @Test func `a clock that goes back gives nobody more`() throws {
    let limit = RateLimit(perMinute: 60, atOnce: 1)
    let clock = TestClock()
    try limit.take(of: "L1", at: clock.now())
    clock.advance(milliseconds: -3_600_000)
    #expect(throws: APIError.self) { try limit.take(of: "L1", at: clock.now()) }
  }

  @Test func `names beyond what can be counted share one bucket, and nobody is forgotten`() throws {
    let limit = RateLimit(perMinute: 1, atOnce: 1)
    let clock = TestClock()
    for name in 0..<10_000 { try limit.take(of: "\(name)", at: clock.now()) }
    try limit.take(of: "one more", at: clock.now())
    #expect(throws: APIError.self) { try limit.take(of: "another", at: clock.now()) }
    #expect(throws: APIError.self) { try limit.take(of: "0", at: clock.now()) }
    clock.advance(milliseconds: 61_000)
    try limit.take(of: "another", at: clock.now())
  }

  @Test func `bad tokens are counted by where they come from, and good ones are not`() async throws
  {
    var strict = CloudSettings(database: try CloudDatabase().url)
    strict.badTokensAtOnce = 2
    try await RunningCloud.run(with: strict) { cloud in
      let good = try await cloud.device()
      var web = cloud.web
      web.token = "guessed"
      #expect(try await web.get("/sync/pull").status == 401)
      #expect(try await web.get("/sync/pull").status == 401)
      #expect(try await web.get("/sync/pull").status == 429)
      #expect(try await good.get("/sync/pull").status == 200)
    }
  }

  @Test func `a till whose token ran out hears so, whoever sends garbage from where it is`()
    async throws
  {
    var strict = CloudSettings(database: try CloudDatabase().url)
    strict.badTokensAtOnce = 1
    try await RunningCloud.run(with: strict) { cloud in
      let till = try await cloud.device()
      cloud.clock.advance(milliseconds: 366 * 86_400_000)
      var web = cloud.web
      web.token = "guessed"
      #expect(try await web.get("/sync/pull").status == 401)
      #expect(try await web.get("/sync/pull").status == 429)
      #expect(try await till.get("/sync/pull").code == "token.expired")
      // It is told to stop: one that does not is slowed as well.
      #expect(try await till.get("/sync/pull").status == 429)
    }
  }

  @Test func `a token that ran out is counted once, however it is written`() async throws {
    var strict = CloudSettings(database: try CloudDatabase().url)
    strict.badTokensAtOnce = 1
    try await RunningCloud.run(with: strict) { cloud in
      let token = try #require(try await cloud.device().token)
      let web = cloud.web
      cloud.clock.advance(milliseconds: 366 * 86_400_000)
      func status(_ scheme: String, _ token: String) async throws -> Int {
        let answer = try await web.get(
          "/sync/pull", headers: ["Authorization": "\(scheme) \(token)"])
        return answer.status
      }
      #expect(try await status("Bearer", token) == 401)
      for scheme in ["Bearer", "bearer", "BEARER"] {
        #expect(try await status(scheme, token) == 429, "\(scheme)")
      }
      // The last letter of a signature has bits to spare: another one reads as the same.
      let last = try #require(token.last)
      let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
      let place = try #require(letters.firstIndex(of: last))
      #expect(try await status("Bearer", token.dropLast() + String(letters[place + 1])) == 429)
    }
  }

  @Test func `a device that asks too often is told when to come back`() async throws {
    var strict = CloudSettings(database: try CloudDatabase().url)
    (strict.requestsPerSecond, strict.requestsAtOnce) = (1, 2)
    try await RunningCloud.run(with: strict) { cloud in
      let web = try await cloud.device()
      #expect(try await web.get("/sync/pull").status == 200)
      #expect(try await web.get("/sync/pull").status == 200)
      let refused = try await web.get("/sync/pull")
      #expect(refused.status == 429 && refused.code == "too_many_requests")
      #expect(refused.headers["Retry-After"] == ["1"])
      let other = try await cloud.device("L2")
      #expect(try await other.get("/sync/pull").status == 200)
      cloud.clock.advance(milliseconds: 1000)
      #expect(try await web.get("/sync/pull").status == 200)
    }
  }
}
