import POSModel
import TerminalUI

/// Chooses what is returned of a check: all of it, some of its lines, an amount, or, while it is
/// open, its last payment.
struct RefundScreen: Sendable, Equatable {
  /// One line that may come back.
  struct Row: Sendable, Equatable {
    let item: CheckItem
    /// How much may still come back, in thousandths.
    let rest: Int64
    /// How much is to come back, in thousandths.
    var returned: Int64 = 0
  }

  let check: Check
  private(set) var rows: [Row]
  private(set) var picked = 0
  /// An amount, where money and no goods are returned.
  var line = TypedLine(longest: 20)
  /// How the money goes back; nil as it was paid.
  private(set) var tender: Tender?
  /// Why, while that is asked.
  var reason: TypedLine?

  init(_ check: Check) {
    self.check = check
    rows = check.items.compactMap { item in
      let back = check.refunds.lazy.flatMap(\.refund.lines).filter { $0.itemID == item.id }
        .reduce(0) { $0 + $1.thousandths }
      let rest = item.liveThousandths - back
      return rest > 0 ? Row(item: item, rest: rest) : nil
    }
  }

  /// The payment that is taken back while the check is open: the last that was not.
  var payment: Payment? {
    guard check.status == .open else { return nil }
    return check.payments.last { !check.isTakenBack($0.payment.id) }?.payment
  }

  mutating func press(_ key: Key, at desk: Desk) -> Move {
    if reason != nil { return answer(key, at: desk) }
    if check.status == .open {
      return key == .escape ? .showOrder : ask(key, at: desk)
    }
    switch key {
    case .escape:
      guard !line.isEmpty else { return .showOrder }
      line.clear()
    case .up: picked = max(0, picked - 1)
    case .down: picked = min(rows.count - 1, picked + 1)
    case .character("+"): change(by: 1000)
    case .character("-"): change(by: -1000)
    case .character(" "): toggle()
    case .tab: nextTender()
    case .enter: return ask(key, at: desk)
    default: return line.press(key) ? .none : .unused
    }
    return .none
  }

  private mutating func change(by thousandths: Int64) {
    guard rows.indices.contains(picked) else { return }
    let row = rows[picked]
    let step = row.item.quantity.isWhole ? thousandths : thousandths > 0 ? row.rest : -row.rest
    rows[picked].returned = min(max(0, row.returned + step), row.rest)
  }

  private mutating func toggle() {
    guard rows.indices.contains(picked) else { return }
    rows[picked].returned = rows[picked].returned == 0 ? rows[picked].rest : 0
    picked = min(rows.count - 1, picked + 1)
  }

  /// As it was paid, then each tender it was paid by.
  private mutating func nextTender() {
    let used = Tender.allCases.filter { tender in
      check.payments.contains { $0.payment.tender == tender }
    }
    guard let now = tender, let place = used.firstIndex(of: now) else {
      tender = used.first
      return
    }
    tender = place + 1 < used.count ? used[place + 1] : nil
  }

  /// What is returned as it is chosen now.
  ///
  /// - Throws: `EntryFault` when what is typed is no amount.
  func extent() throws(EntryFault) -> RefundCheck.Extent {
    if let payment { return .payment(payment.id) }
    let part = EntryPart(line.text)
    if !part.isEmpty {
      guard let amount = check.currency.money(from: part.text) else {
        throw part.fault("“\(part.text)” is no amount in \(check.currency.code).")
      }
      return .amount(amount)
    }
    let items = rows.filter { $0.returned > 0 }.map {
      RefundCheck.Item(itemID: $0.item.id, quantity: Quantity(thousandths: $0.returned))
    }
    return items.isEmpty ? .whole : .items(items)
  }

  /// What would go back.
  ///
  /// - Throws: `EntryFault` when what is typed is no amount; `CheckRefusal` when it cannot go back.
  func preview() throws -> Refund {
    try RefundCheck(
      key: IdempotencyKey("preview"), actor: EmployeeID(""), checkID: check.id,
      refundID: RefundID("preview"), extent: try extent(), tender: tender, reason: "preview",
      shownVersion: check.version
    ).refund(on: check)
  }

  private mutating func ask(_ key: Key, at desk: Desk) -> Move {
    guard key == .enter else { return .unused }
    do {
      _ = try preview()
      reason = TypedLine(longest: CheckItem.longestNote)
      return .none
    } catch let fault as EntryFault {
      line.refuse(at: fault.caret)
      return .say(.alert(fault.sentence))
    } catch let refusal as CheckRefusal {
      return .say(.alert(Wording.sentence(for: refusal, in: check.currency)))
    } catch { return .say(.alert("This cannot be returned.")) }
  }

  /// A key while it is asked why.
  private mutating func answer(_ key: Key, at desk: Desk) -> Move {
    guard var asked = reason else { return .none }
    switch key {
    case .escape: reason = nil
    case .enter:
      let text = EntryPart(asked.text).text
      guard !text.isEmpty, !desk.isNoReason(text) else {
        reason?.clear()
        let end = text.isEmpty ? "Esc goes back." : "Digits say nothing."
        return .say(.alert("Say why, in a word or two: it stands in the report. \(end)"))
      }
      guard let extent = try? extent() else { return .none }  // It was read before it was asked.
      reason = nil
      return .refund(RefundWish(check: check, extent: extent, tender: tender, reason: text))
    default:
      guard asked.press(key) else { return .unused }
      reason = asked
    }
    return .none
  }
}
