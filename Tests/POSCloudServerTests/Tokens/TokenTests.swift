import HTTPTypes
import JWTKit
import NIOHTTP1
import POSCloudStore
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudServer

/// Who gets in.
struct TokenTests {
  @Test(arguments: Copies.allCases)
  func `without a token nothing is read, not even a body that is none`(copies: Copies) async throws
  {
    try await RunningCloud.run(copies) { cloud in
      let answer = try await cloud.web.send(.POST, "/sync/push", Array("{".utf8))
      #expect(answer.status == 401 && answer.code == "token.missing")
      #expect(answer.headers["WWW-Authenticate"] == ["Bearer realm=\"pos\""])
    }
  }

  @Test(arguments: ["x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30.", ""], Copies.allCases)
  func `garbage is no token`(text: String, copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      var web = cloud.web
      web.token = text
      let answer = try await web.get("/sync/pull")
      #expect(answer.status == 401)
    }
  }

  @Test(arguments: Copies.allCases)
  func `a token that was changed is refused`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      var web = try await cloud.device()
      let good = try await web.get("/sync/pull")
      #expect(good.status == 200)
      let parts = try #require(web.token).split(separator: ".").map(String.init)
      let other = try await cloud.device("L2")
      let payload = try #require(other.token).split(separator: ".")[1]
      web.token = "\(parts[0]).\(payload).\(parts[2])"
      let answer = try await web.get("/sync/pull")
      #expect(answer.status == 401 && answer.code == "token.garbage")
    }
  }

  @Test(arguments: Copies.allCases)
  func `a token runs out, and is not good before its time`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let web = try await cloud.device()
      cloud.clock.advance(milliseconds: -1000)
      #expect(try await web.get("/sync/pull").code == "token.not_yet")
      cloud.clock.advance(milliseconds: 365 * 86_400_000)
      #expect(try await web.get("/sync/pull").status == 200)
      cloud.clock.advance(milliseconds: 1000)
      let late = try await web.get("/sync/pull")
      #expect(late.status == 401 && late.code == "token.expired")
    }
  }

  /// Shows a token from an address, and says what came of it.
  ///
  /// - Throws: what is neither a refusal nor a failure of the database.
  private func code(
    of token: String, from address: String = "192.0.2.1", _ reader: TokenReader
  ) async throws -> String {
    do {
      _ = try await reader.caller(of: [.authorization: "Bearer \(token)"], from: address)
      return "let through"
    } catch let error as APIError { return error.code } catch let failure as CloudFailure {
      return failure.code
    }
  }

  /// A token of the first device of a store.
  ///
  /// - Throws: `CloudFailure`.
  private func token(of tenant: String, _ database: CloudDatabase) async throws -> String {
    var office = try database.office()
    let enrollment = Enrollment(
      realm: CloudRealm(tenant: TenantID(tenant), store: StoreID("s1")), device: DeviceID("L1"))
    return try await TokenMaker.token(
      for: office.enroll(enrollment).device, office: &office, from: database.clock.now())
  }

  @Test func `whoever makes up keys is told to wait, and a real one from there is learnt`()
    async throws
  {
    let (database, elsewhere) = (try CloudDatabase(), try CloudDatabase())
    let made = try await token(of: "rival", elsewhere)
    let reader = TokenReader(
      store: try database.store(), time: database.clock, strangersAtOnce: 1)
    #expect(try await code(of: made, reader) == "token.garbage")
    #expect(try await code(of: made, reader) == "too_many_requests")
    #expect(try await code(of: made, from: "192.0.2.2", reader) == "token.garbage")
    let till = try await token(of: "harbor", database)
    #expect(try await code(of: till, reader) == "let through")
    #expect(try await code(of: made, reader) == "too_many_requests")
  }

  @Test func `keys of many enterprises are learnt from one address, as behind a balancer`()
    async throws
  {
    let database = try CloudDatabase()
    var tokens: [String] = []
    for tenant in ["harbor", "rival", "third"] {
      tokens.append(try await token(of: tenant, database))
    }
    let reader = TokenReader(
      store: try database.store(), time: database.clock, strangersAtOnce: 1)
    for token in tokens { #expect(try await code(of: token, reader) == "let through") }
    // Real keys spend nothing of what made-up ones are counted by.
    let made = try await token(of: "fourth", CloudDatabase())
    #expect(try await code(of: made, reader) == "token.garbage")
  }

  @Test func `what the database could not answer is nobody's fault`() async throws {
    let database = try CloudDatabase()
    let till = try await token(of: "harbor", database)
    let store = try database.store()
    let reader = TokenReader(store: store, time: database.clock, strangersAtOnce: 1)
    store.close()
    for _ in 1...2 { #expect(try await code(of: till, reader) == "cloud.stopped") }
  }

  @Test(arguments: Copies.allCases)
  func `a token for the hub alone is not for the cloud`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let realm = CloudRealm(tenant: TenantID("harbor"), store: StoreID("s1"))
      var office = try cloud.office()
      let device = try office.enroll(Enrollment(realm: realm, device: DeviceID("L1"))).device
      let caller = Caller(
        tenant: realm.tenant, store: realm.store, device: device.device,
        workstation: device.workstation)
      var claims = DeviceToken(caller, from: cloud.clock.now(), days: 1)
      claims.aud = AudienceClaim(value: [DeviceToken.hub])
      var web = cloud.web
      web.token = try await TokenMaker.sign(claims, office: &office)
      let answer = try await web.get("/sync/pull")
      #expect(answer.status == 403 && answer.code == "token.audience")
    }
  }

  @Test(arguments: Copies.allCases)
  func `a device nobody registered is not of the store, however well it signs`(copies: Copies)
    async throws
  {
    try await RunningCloud.run(copies) { cloud in
      var office = try cloud.office()
      for (store, device, workstation) in [("s1", "L8", 8), ("s9", "L1", 1), ("s1", "L1", 2)] {
        let caller = Caller(
          tenant: TenantID("harbor"), store: StoreID(store), device: DeviceID(device),
          workstation: workstation)
        var web = cloud.web
        web.token = try await TokenMaker.sign(
          DeviceToken(caller, from: cloud.clock.now(), days: 1), office: &office)
        let answer = try await web.get("/sync/pull")
        #expect(answer.status == 403 && answer.code == "token.realm", "\(store) \(device)")
      }
    }
  }

  @Test(arguments: Copies.allCases)
  func `a device may not push as another`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      var lane = Lane("L2")
      let body = try lane.push([try lane.product("Soup")])
      let answer = try await cloud.device("L1").post("/sync/push", body)
      #expect(answer.status == 403 && answer.code == "push.device")
    }
  }

  @Test(arguments: Copies.allCases)
  func `no enterprise ever sees what belongs to another`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      var lane = Lane("L1")
      let body = try lane.push([try lane.product("Soup")])
      let sender = try await cloud.device()
      let pushed = try await sender.post("/sync/push", body)
      #expect(pushed.status == 200)
      let stranger = try await cloud.device("L9", tenant: "rival")
      let strange = try PullAnswer(json: await stranger.get("/sync/pull").json)
      #expect(strange.events.isEmpty)
      let neighbour = try await cloud.device("L2")
      let near = try PullAnswer(json: await neighbour.get("/sync/pull").json)
      #expect(near.events.count == 1)
    }
  }
}
