import POSModel
import TerminalUI

extension OrderScreen {
  /// Keys that act while nothing is typed; any other character begins an entry.
  mutating func pressOnEmptyLine(_ key: Key, at desk: Desk) -> Move {
    switch key {
    case .enter: return move(for: .again, at: desk)
    case .character("?"): return .showHelp
    case .character("+"): return change(by: 1, at: desk)
    case .character("-"): return change(by: -1, at: desk)
    case .character(" "): return .none
    case .delete: return pickedItem(on: desk).map(Move.remove) ?? Self.pickFirst
    case .escape: picked = nil
    case .up, .down, .home, .end: pick(key, on: desk.check?.items ?? [])
    case .pageUp, .pageDown: page(key, at: desk)
    case .left: turn(-1, desk.menu)
    case .right, .tab: turn(+1, desk.menu)
    default:
      guard line.press(key) else { return .unused }
      choice = nil
    }
    return .none
  }

  static let pickFirst = Move.say(.alert("Pick a line of the check with ↑ ↓ first."))

  /// The picked line, if it is still on the check.
  func pickedItem(on desk: Desk) -> CheckItem? { picked.flatMap { desk.check?.item($0) } }

  /// One more or one less of the picked line; less than one takes it off.
  private func change(by pieces: Int64, at desk: Desk) -> Move {
    guard let item = pickedItem(on: desk) else { return Self.pickFirst }
    let quantity = Quantity(thousandths: item.quantity.thousandths + pieces * 1000)
    return quantity.thousandths > 0 ? .changeQuantity(item, quantity) : .remove(item)
  }

  /// Up from the entry line goes to the last line; down from the last line goes back to it.
  private mutating func pick(_ key: Key, on items: [CheckItem]) {
    let place = items.firstIndex { $0.id == picked }
    let next: Int? =
      switch key {
      case .home: 0
      case .end: items.count - 1
      case .up: place.map { max(0, $0 - 1) } ?? items.count - 1
      default: place.map { $0 + 1 } ?? 0
      }
    picked = next.flatMap { items.indices.contains($0) ? items[$0].id : nil }
  }

  /// With a line picked, a page of the check; else a page of the menu.
  private mutating func page(_ key: Key, at desk: Desk) {
    let step = key == .pageUp ? -1 : 1
    let layout = OrderLayout(desk.size)
    if let items = desk.check?.items, let place = items.firstIndex(where: { $0.id == picked }) {
      let next = place + step * layout.menuRows / 2
      picked = items[min(max(0, next), items.count - 1)].id
    } else {
      let pane = MenuPane(desk: desk, page: category, scrolled: scrolled)
      scrolled = min(max(0, scrolled + step * pane.capacity), pane.highestScroll)
    }
  }

  private mutating func turn(_ step: Int, _ menu: Menu) {
    let count = menu.categories.count
    guard count > 0 else { return }
    (category, scrolled) = ((category + step + count) % count, 0)
  }

  mutating func pressFunction(_ number: Int, at desk: Desk) -> Move {
    switch number {
    case 3: return askParkName(at: desk)
    case 4: return .showChecks
    case 7: return void(reason: "", at: desk)
    case 8: return .showPayment
    case 9: return .setOrderType(desk.sale.orderType == .eatIn ? .takeOut : .eatIn)
    default: return .unused
    }
  }

  private mutating func askParkName(at desk: Desk) -> Move {
    guard let check = desk.check, !check.items.isEmpty else {
      return .say(.alert("There is nothing to park: ring something first."))
    }
    question = Question(subject: .parkName)
    return .none
  }

  /// Takes the picked line off, else voids the whole check, which wants a reason.
  mutating func void(reason: String, at desk: Desk) -> Move {
    if reason.isEmpty, let item = pickedItem(on: desk) { return .remove(item) }
    guard let check = desk.check else { return .say(.alert("There is no check to void.")) }
    if desk.sale.isEmptyCheck { return .dropEmptyCheck }
    guard check.payments.isEmpty else {
      let refusal = CheckRefusal.hasPayments(check.totals.paid)
      return .say(.alert(Wording.sentence(for: refusal, in: check.currency)))
    }
    if !reason.isEmpty { return .void(reason: reason) }
    question = Question(subject: .voidReason)
    return .none
  }

  /// A key while the till asks for something.
  mutating func answer(_ key: Key, at desk: Desk) -> Move {
    guard var asked = question else { return .none }
    let text = EntryPart(asked.line.text).text
    switch (key, asked.subject) {
    case (.escape, _): question = nil
    case (.enter, _) where desk.menu.isBarcode(text):
      question = nil
      return .say(.alert("That was a scan, not an answer. Nothing was done."))
    case (.enter, .parkName):
      question = nil
      return .park(name: text)
    case (.enter, .voidReason):
      guard !text.isEmpty else {
        return .say(.alert("Say why, in a word or two: it stands in the report. Esc keeps it."))
      }
      question = nil
      return .void(reason: text)
    default:
      guard asked.line.press(key) else { return .unused }
      question = asked
    }
    return .none
  }
}
