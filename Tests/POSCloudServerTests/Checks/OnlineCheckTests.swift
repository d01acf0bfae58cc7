import NIOHTTP1
import POSModel
import POSWire
import Testing

/// The checks of online clients.
struct OnlineCheckTests {
  @Test(arguments: Copies.allCases)
  func `every write needs its key, and the body its fields`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let web = try await cloud.device()
      let bare = try await web.post("/api/checks", .object([:]))
      #expect(bare.status == 400 && bare.field == "Idempotency-Key")
      let empty = try await web.post(
        "/api/checks", .object([:]), headers: ["Idempotency-Key": "k"])
      #expect(empty.status == 422 && empty.field == "actor")
      let type = try await web.post(
        "/api/checks", .object(["actor": .string("mia"), "orderType": .string("drone")]),
        headers: ["Idempotency-Key": "k"])
      #expect(type.status == 422 && type.field == "orderType")
      let misspelt = try await web.post(
        "/api/checks/7/payments", .object(["tip_minor": .integer(100)]),
        headers: ["Idempotency-Key": "k"])
      #expect(misspelt.status == 422 && misspelt.field == "tip_minor")
      let wrong: [(String, JSONValue)] = [
        ("modifiers.0", .string("rare")), ("modifiers.0.group", .object(["group": .string("")])),
        ("modifiers.0.size", .object(["size": .string("L")])),
      ]
      for (field, modifier) in wrong {
        let answer = try await web.post(
          "/api/checks/7/items",
          .object([
            "actor": .string("mia"), "productId": .string("1"), "modifiers": .array([modifier]),
          ]), headers: ["Idempotency-Key": "k"])
        #expect(answer.status == 422 && answer.field == field, "\(answer.text)")
      }
    }
  }

  @Test(arguments: Copies.allCases)
  func `no device puts an owner's name on what it does`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let web = try await cloud.device()
      for path in ["checks/7/send", "kds/tickets/7/bump", "kds/tickets/7/refire"] {
        let answer = try await web.post(
          "/api/\(path)", .object(["actor": .string("owner:ann")]),
          headers: ["Idempotency-Key": "k"])
        #expect(answer.status == 422 && answer.field == "actor", "\(answer.text)")
      }
    }
  }

  @Test(arguments: Copies.allCases)
  func `whoever is no employee of the store rings nothing`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let answer = try await cloud.device().post(
        "/api/checks",
        .object(["actor": .string("nobody"), "orderType": .string("eat_in")]),
        headers: ["Idempotency-Key": "k"])
      #expect(answer.status == 403 && answer.code == "staff.unknown")
    }
  }

  @Test(arguments: Copies.allCases)
  func `a check is opened, rung, sent, paid, and stays closed`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let web = try await cloud.device()
      var lane = Lane("L1")
      let mia = try lane.cashier("Mia")
      let soup = try lane.product("Soup", price: 450)
      let pushed = try await web.post("/sync/push", try lane.push([mia, soup]))
      #expect(pushed.status == 200)
      let actor = JSONValue.string(mia.aggregateID)
      let opening = JSONValue.object(["actor": actor, "orderType": .string("eat_in")])

      let opened = try await web.post(
        "/api/checks", opening, headers: ["Idempotency-Key": "open"])
      #expect(opened.status == 201, "\(opened.text)")
      let check = try #require(try opened.json["checkId"]?.string)
      #expect(try opened.json["status"]?.string == "open")
      let again = try await web.post(
        "/api/checks", opening, headers: ["Idempotency-Key": "open"])
      #expect(again.status == 201 && again.body == opened.body)
      #expect(again.headers["Idempotent-Replayed"] == ["true"])
      let other = try await web.post(
        "/api/checks", .object(["actor": actor, "orderType": .string("take_out")]),
        headers: ["Idempotency-Key": "open"])
      #expect(other.status == 409)
      #expect(try other.json["conflictType"]?.string == "IDEMPOTENCY_MISMATCH")

      let rung = try await web.post(
        "/api/checks/\(check)/items",
        .object(["actor": actor, "productId": .string(soup.aggregateID)]),
        headers: ["Idempotency-Key": "ring"])
      #expect(rung.status == 201, "\(rung.text)")
      #expect(try rung.json["check"]?["dueMinor"]?.integer == 450)
      let sent = try await web.post(
        "/api/checks/\(check)/send", .object(["actor": actor]),
        headers: ["Idempotency-Key": "send"])
      #expect(sent.status == 200, "\(sent.text)")
      let version = try #require(try sent.json["version"]?.integer)
      let paid = try await web.post(
        "/api/checks/\(check)/payments",
        .object([
          "actor": actor, "tender": .string("cash"), "offeredMinor": .integer(500),
          "shownVersion": .integer(version),
        ]), headers: ["Idempotency-Key": "pay"])
      #expect(paid.status == 201, "\(paid.text)")
      #expect(try paid.json["changeMinor"]?.integer == 50)
      #expect(try paid.json["check"]?["status"]?.string == "closed")

      let late = try await web.post(
        "/api/checks/\(check)/items",
        .object(["actor": actor, "productId": .string(soup.aggregateID)]),
        headers: ["Idempotency-Key": "late"])
      #expect(late.status == 409 && late.code == "check.not_open")
      #expect(try late.json["error"]?["message"]?.string == "The check is closed.")
      #expect(try late.json["conflictType"]?.string == "INVALID_STATE_TRANSITION")
      #expect(try late.json["current"]?["status"]?.string == "closed")
    }
  }

  @Test(arguments: Copies.allCases)
  func `an id that something on another check has is refused by name`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      let web = try await cloud.device()
      var lane = Lane("L1")
      let mia = try lane.cashier("Mia")
      let soup = try lane.product("Soup", price: 450)
      _ = try await web.post("/sync/push", try lane.push([mia, soup]))
      let actor = JSONValue.string(mia.aggregateID)
      let id = JSONValue.string("00000000-0000-7000-8000-00000000abcd")
      for check in 1...2 {
        let opened = try await web.post(
          "/api/checks", .object(["actor": actor, "orderType": .string("eat_in")]),
          headers: ["Idempotency-Key": "open \(check)"])
        let path = "/api/checks/\(try opened.json["checkId"]?.string ?? "")"
        let rung = try await web.post(
          "\(path)/items",
          .object(["actor": actor, "productId": .string(soup.aggregateID), "id": id]),
          headers: ["Idempotency-Key": "ring \(check)"])
        #expect(rung.status == (check == 1 ? 201 : 422), "\(rung.text)")
        #expect(rung.field == (check == 1 ? nil : "id"))
        if check == 2 {
          let own = try await web.post(
            "\(path)/items",
            .object(["actor": actor, "productId": .string(soup.aggregateID)]),
            headers: ["Idempotency-Key": "ring own"])
          #expect(own.status == 201, "\(own.text)")
        }
        let paid = try await web.post(
          "\(path)/payments",
          .object([
            "actor": actor, "tender": .string("cash"), "offeredMinor": .integer(100), "id": id,
            "shownVersion": .integer(2),
          ]), headers: ["Idempotency-Key": "pay \(check)"])
        #expect(paid.status == (check == 1 ? 201 : 422), "\(paid.text)")
        #expect(paid.field == (check == 1 ? nil : "id"))
      }
    }
  }

  @Test(arguments: Copies.allCases)
  func `one key on two devices is two wishes`(copies: Copies) async throws {
    try await RunningCloud.run(copies) { cloud in
      var lane = Lane("L1")
      let mia = try lane.cashier("Mia")
      _ = try await cloud.device().post("/sync/push", try lane.push([mia]))
      let body = JSONValue.object([
        "actor": .string(mia.aggregateID), "orderType": .string("eat_in"),
      ])
      var numbers: Set<Int64> = []
      for device in ["L1", "L2"] {
        let opened = try await cloud.device(device).post(
          "/api/checks", body, headers: ["Idempotency-Key": "1"])
        numbers.insert(try #require(try opened.json["checkNumber"]?.integer))
      }
      #expect(numbers.count == 2)
    }
  }
}
