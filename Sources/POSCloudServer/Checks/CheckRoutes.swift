import Foundation
import HTTPTypes
import Hummingbird
import POSCloudStore
import POSModel
import POSWire

/// The checks of online clients: open, ring, send, pay, close.
struct CheckRoutes: Sendable {
  let store: CloudStore

  /// Adds the routes.
  func add(to group: RouterGroup<CloudContext>) {
    group.post("api/checks") { request, context in
      let fields = ["actor", "orderType", "id"]
      return try await wish(request, context, OpenCheck.operation, fields) {
        try await open($0, $1, $2)
      }
    }
    group.post("api/checks/{id}/items") { request, context in
      let fields = [
        "actor", "productId", "quantityThousandths", "note", "modifiers", "seat", "id",
      ]
      return try await wish(request, context, AddItem.operation, fields) {
        try await ring($0, $1, $2)
      }
    }
    group.post("api/checks/{id}/send") { request, context in
      try await wish(request, context, SendRound.operation, ["actor"]) { wish, body, key in
        let check = try wish.context.checkID
        let send = SendRound(key: key.key, actor: try body.actor, checkID: check)
        return try await wish.perform(send, about: check) { $0.response.json }
      }
    }
    group.post("api/checks/{id}/payments") { request, context in
      let fields = [
        "actor", "tender", "offeredMinor", "tipMinor", "approvalCode", "shownVersion", "id",
      ]
      return try await wish(request, context, TakePayment.operation, fields) {
        try await pay($0, $1, $2)
      }
    }
    group.post("api/checks/{id}/close") { request, context in
      let fields = ["actor", "shownVersion"]
      return try await wish(request, context, CloseCheck.operation, fields) { wish, body, key in
        let check = try wish.context.checkID
        let close = CloseCheck(
          key: key.key, actor: try body.actor, checkID: check,
          shownVersion: try body.shownVersion)
        return try await wish.perform(close, about: check) { $0.response.json }
      }
    }
  }

  /// Reads who wishes, the key and the body, in this order.
  ///
  /// - Throws: ``APIError``; what `then` throws.
  private func wish(
    _ request: Request, _ context: CloudContext, _ operation: String,
    _ fields: [String], _ then: (OnlineWish, BodyFields, WishKey) async throws -> Response
  ) async throws -> Response {
    let caller = try context.caller
    let key = try WishKey(request, caller, operation: operation)
    let body = try BodyFields(
      try await RequestBodies.json(of: request), fields: fields)
    return try await then(
      OnlineWish(store: store, caller: caller, context: context), body, key)
  }

  /// Opens a check; its number is reserved in the same transaction.
  ///
  /// - Throws: ``APIError``.
  private func open(
    _ wish: OnlineWish, _ body: BodyFields, _ key: WishKey
  ) async throws -> Response {
    let check = try body.id("id") ?? key.id("check") as CheckID
    let open = OpenCheck(
      key: key.key, actor: try body.actor, checkID: check,
      orderType: try body.word("orderType", as: OrderType.self))
    return try await wish.perform(open, about: check, status: .created) { $0.response.json }
  }

  /// Rings an item.
  ///
  /// - Throws: ``APIError``.
  private func ring(
    _ wish: OnlineWish, _ body: BodyFields, _ key: WishKey
  ) async throws -> Response {
    let check = try wish.context.checkID
    let item = try body.id("id") ?? key.id("item") as CheckItemID
    let ring = AddItem(
      key: key.key, actor: try body.actor, checkID: check, itemID: item,
      productID: ProductID(try body.text("productId")),
      quantity: Quantity(
        thousandths: try body.optionalNumber("quantityThousandths", 1...1_000_000_000) ?? 1000),
      note: try body.optionalText("note") ?? "", modifiers: try body.modifiers,
      seat: try body.optionalNumber("seat", 1...99).map { Int($0) })
    return try await wish.perform(ring, about: check, status: .created) { grant in
      .object(["itemId": .string(item.rawValue), "check": grant.response.json])
    }
  }

  /// Takes a payment.
  ///
  /// - Throws: ``APIError``.
  private func pay(
    _ wish: OnlineWish, _ body: BodyFields, _ key: WishKey
  ) async throws -> Response {
    let check = try wish.context.checkID
    let amounts = 0...Money.limit.minorUnits
    let pay = TakePayment(
      key: key.key, actor: try body.actor, checkID: check,
      paymentID: try body.id("id") ?? key.id("payment") as PaymentID,
      tender: try body.word("tender", as: Tender.self),
      offered: Money(minorUnits: try body.number("offeredMinor", amounts)),
      approvalCode: try body.optionalText("approvalCode"),
      tip: Money(minorUnits: try body.optionalNumber("tipMinor", amounts) ?? 0),
      shownVersion: try body.shownVersion)
    return try await wish.perform(pay, about: check, status: .created) { grant in
      var answer: [String: JSONValue] = ["check": grant.response.check.json]
      if let payment = grant.response.payment {
        answer["paymentId"] = .string(payment.id.rawValue)
        answer["appliedMinor"] = .integer(payment.applied.minorUnits)
        answer["changeMinor"] = .integer(payment.change.minorUnits)
      }
      return .object(answer)
    }
  }
}

extension CloudContext {
  /// The check the path names.
  ///
  /// - Throws: ``APIError``.
  var checkID: CheckID { get throws { CheckID(try pathID) } }

  /// The id in the path.
  ///
  /// - Throws: ``APIError``.
  var pathID: String {
    get throws {
      guard let id = parameters.get("id")?.removingPercentEncoding, (1...100) ~= id.utf8.count,
        !id.utf8.contains(0)
      else { throw APIError.notFound("There is nothing here.") }
      return id
    }
  }
}

extension BodyFields {
  /// Who wishes: an employee of the store.
  ///
  /// - Throws: ``APIError``.
  var actor: EmployeeID {
    get throws(APIError) {
      guard let actor = try optionalActor else { throw bad("actor", "must be text") }
      return actor
    }
  }

  /// Who wishes; nil where nobody is named.
  ///
  /// - Throws: ``APIError``, also for an owner's name, which is for the dashboard alone.
  var optionalActor: EmployeeID? {
    get throws(APIError) {
      guard let text = try optionalText("actor"), !text.isEmpty else { return nil }
      let actor = EmployeeID(text)
      guard actor.ownerName == nil else { throw bad("actor", "must be an employee") }
      return actor
    }
  }

  /// The version of the check the client showed.
  ///
  /// - Throws: ``APIError``.
  var shownVersion: Int {
    get throws(APIError) { Int(try number("shownVersion", 1...Envelope.highestCount)) }
  }

  /// An id the client made itself; nil when it leaves that to the server.
  ///
  /// - Throws: ``APIError``.
  func id<Entity>(_ name: String) throws(APIError) -> ID<Entity>? {
    guard let text = try optionalText(name) else { return nil }
    let isUUID =
      text.utf8.count == 36
      && text.utf8.enumerated().allSatisfy { place, byte in
        [8, 13, 18, 23].contains(place)
          ? byte == UInt8(ascii: "-")
          : (48...57).contains(byte) || (97...102).contains(byte)
      }
    guard isUUID else { throw bad(name, "must be a UUID in lowercase") }
    return ID(text)
  }

  /// What the guest wants on an item.
  ///
  /// - Throws: ``APIError``.
  var modifiers: [ModifierChoice] {
    get throws(APIError) {
      var choices: [ModifierChoice] = []
      for (place, member) in try list("modifiers").enumerated() {
        let choice = try BodyFields(
          member, fields: ["group", "name", "kind"], at: "modifiers.\(place)")
        choices.append(
          ModifierChoice(
            group: try choice.text("group"), name: try choice.text("name"),
            kind: try choice.optionalText("kind") == nil
              ? .add : try choice.word("kind", as: ModifierKind.self)))
      }
      return choices
    }
  }
}
