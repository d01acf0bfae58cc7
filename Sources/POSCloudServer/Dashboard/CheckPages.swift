import Foundation
import Hummingbird
import POSCloudStore
import POSModel
import POSWire

/// A check by its number, and its life.
struct CheckPages: Sendable {
  let door: OwnerDoor

  /// Adds the routes.
  func add(to router: Router<CloudContext>) {
    router.get("stores/{store}/checks") { request, context in
      await door.owner(request) { try await lookUp($0, request, context) }
    }
  }

  /// The checks of a number: one, unless revenue centers share it.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func lookUp(
    _ owner: Owner, _ request: Request, _ context: CloudContext
  ) async throws -> Response {
    let overview = try await door.overview(owner, context)
    var content = owner.content(on: overview)
    content["title"] = "Checks"
    content["onChecks"] = true
    let asked = try QueryFields(request).text("number") ?? ""
    content["number"] = asked
    if let number = Int64(asked) {
      let realm = overview.realm
      let checks = try await door.store.checks(numbered: number, of: realm)
      content["isMissing"] = checks.isEmpty
      let names = try await door.store.employeeNames(of: realm)
      var shown: [[String: Any]] = []
      for check in checks {
        let life = try await door.store.life(of: check.id, of: realm)
        shown.append(self.content(of: check, life, by: names, overview))
      }
      content["checks"] = shown
    } else if !asked.isEmpty {
      content["fault"] = "A check number is digits."
    }
    return door.pages.page("checks", content)
  }

  private func content(
    of check: Check, _ life: [Envelope], by names: [EmployeeID: String],
    _ overview: StoreOverview
  ) -> [String: Any] {
    let (currency, pricing) = (check.currency, check.pricing)
    let totals = check.totals(of: pricing)
    var sums = [("Subtotal", totals.subtotal)]
    if totals.discount != .zero { sums.append(("Discounts", -totals.discount)) }
    sums += totals.taxes.map { ($0.rate.name, $0.amount) }
    sums += [("Total", totals.total), ("Paid", totals.paid)]
    if totals.refunded != .zero { sums.append(("Returned", totals.refunded)) }
    sums.append(("Due", totals.due))
    return [
      "number": String(check.number), "callNumber": check.callNumber,
      "orderType": check.orderType.title, "status": check.status.rawValue,
      "openedAt": overview.clock(check.openedAt), "origin": check.origin.rawValue,
      "currency": currency.code, "flags": check.flags(by: totals).map { $0.words(currency) },
      "items": pricing.lines.map { line in
        [
          "quantity": line.item.liveQuantity.text, "name": line.item.name,
          "note": line.item.note.isEmpty ? false : line.item.note,
          "price": currency.text(line.net),
        ] as [String: Any]
      },
      "sums": sums.map { ["name": $0, "amount": currency.text($1)] },
      "life": life.map { event in
        [
          "at": overview.clock(event.at), "type": event.type,
          "origin": event.origin.rawValue, "seq": String(event.seq),
          "actor": event.actor.ownerName ?? names[event.actor] ?? event.actor.rawValue,
          "payload": String(decoding: event.payload, as: UTF8.self),
        ]
      },
    ]
  }
}

extension CheckFlag {
  /// What a manager must know, in words.
  fileprivate func words(_ currency: Currency) -> String {
    switch self {
    case .overpaid(let sum): "Overpaid by \(currency.text(sum))"
    case .underpaid(let sum): "Closed with \(currency.text(sum)) still due"
    case .paidAndVoided: "Paid, and voided"
    case .changedAfterEnd: "Changed after it had ended"
    case .movedTwice: "Lines were moved twice"
    case .overRefunded(let sum): "Returned \(currency.text(sum)) more than was paid"
    case .amountBeyondLimit: "An amount is beyond all limits"
    }
  }
}
