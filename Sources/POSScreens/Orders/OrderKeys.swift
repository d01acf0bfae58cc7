import POSModel
import TerminalUI

extension OrderScreen {
  /// Keys that act while nothing is typed; any other character begins an entry.
  mutating func pressOnEmptyLine(_ key: Key, at desk: Desk) -> Move {
    switch key {
    case .enter: return move(for: .again, at: desk)
    case .character("?"): return .showHelp
    case .character("+"): return change(by: 1, at: desk)
    case .character("-"):
      hasStrayMinus = pickedItem(on: desk) == nil
      return change(by: -1, at: desk)
    case .character("="): return deal(at: desk)
    case .character("w") where pick != nil: return why(at: desk)
    case .character(" "): return .none
    case .delete: return pickedItem(on: desk).map { takeOff($0) } ?? Self.pickFirst
    case .escape: (pick, hasLostPick) = (nil, false)
    case .up, .down, .home, .end: move(key, on: desk.check?.items ?? [])
    case .pageUp, .pageDown: page(key, at: desk)
    case .left: turn(-1, desk.menu)
    case .right, .tab: turn(+1, desk.menu)
    default:
      guard line.press(key) else { return .unused }
      choice = nil
    }
    return .none
  }

  /// Says that what was picked is gone: the arrows pick another then, Esc goes on without.
  mutating func tellPickIsGone() -> Move {
    toldPickIsGone = true
    return .say(.alert("The line you picked is gone: ↑ ↓ pick another, Esc none."))
  }

  static let pickFirst = Move.say(.alert("Pick a line of the check with ↑ ↓ first."))

  /// The picked line, if it is still on the check.
  func pickedItem(on desk: Desk) -> CheckItem? { picked.flatMap { desk.check?.item($0) } }

  /// Takes a line off; of one that the kitchen has, all that is left is voided, with a reason.
  private mutating func takeOff(_ item: CheckItem) -> Move {
    guard item.isSent else { return .change(.remove(item)) }
    guard !item.isVoided else { return .say(.info("\(item.name) is voided already.")) }
    question = OrderQuestion(.voidItem(item, item.liveQuantity))
    return .none
  }

  /// One more or one less of the picked line.
  private mutating func change(by pieces: Int64, at desk: Desk) -> Move {
    guard let item = pickedItem(on: desk) else { return Self.pickFirst }
    return change(item, to: max(0, item.liveThousandths + pieces * 1000), at: desk)
  }

  /// So many thousandths of a line; none takes it off. Of a line that the kitchen has, what is more
  /// is rung as a line of its own, and what is less is voided.
  mutating func change(_ item: CheckItem, to thousandths: Int64, at desk: Desk) -> Move {
    let quantity = Quantity(thousandths: thousandths)
    guard item.isSent else {
      return thousandths > 0 ? .change(.quantity(item, quantity)) : .change(.remove(item))
    }
    let more = Quantity(thousandths: thousandths - item.liveThousandths)
    if more.thousandths > 0 {
      guard let product = desk.menu.product(id: item.productID) else {
        return .say(.alert("\(item.name) is not sold any more."))
      }
      return .ring(
        Ringing(product, more, modifiers: item.modifiers.map(\.choice), like: item))
    }
    guard thousandths > 0 else { return takeOff(item) }
    guard more.thousandths < 0 else { return .none }
    question = OrderQuestion(.voidItem(item, Quantity(thousandths: -more.thousandths)))
    return .none
  }

  /// Up from the entry line goes to the last line; below the last line stands the total, and below
  /// that the entry line again.
  mutating func move(_ key: Key, on items: [CheckItem]) {
    hasLostPick = false
    guard !items.isEmpty else { return }
    let place = pick == .total ? items.count : items.firstIndex { $0.id == picked }
    let next: Int? =
      switch key {
      case .home: 0
      case .end: items.count - 1
      case .up: place.map { max(0, $0 - 1) } ?? items.count - 1
      default: place.map { $0 + 1 } ?? 0
      }
    pick = next.flatMap { place in
      place == items.count ? .total : items.indices.contains(place) ? .item(items[place].id) : nil
    }
  }

  /// `w`: the arithmetic of the picked line, or of the total.
  func why(at desk: Desk) -> Move {
    guard let check = desk.check, !check.items.isEmpty else {
      return .say(.alert("There is nothing to explain: ring something first."))
    }
    return .why(pickedItem(on: desk).map { .line($0.id) } ?? .total)
  }

  /// With a line picked, a page of the check; else a page of the menu.
  private mutating func page(_ key: Key, at desk: Desk) {
    let step = key == .pageUp ? -1 : 1
    let layout = OrderLayout(desk.size)
    if let items = desk.check?.items, let place = items.firstIndex(where: { $0.id == picked }) {
      let next = place + step * layout.menuRows / 2
      pick = .item(items[min(max(0, next), items.count - 1)].id)
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
    case 5...7 where hasLostPick: return tellPickIsGone()
    case 2: return .change(.send)
    case 3: return askParkName(at: desk)
    case 4: return .show(.recall)
    case 5: return modify(at: desk)
    case 6: return offerDiscounts(at: desk)
    case 7: return void(reason: "", at: desk)
    case 8:
      // Left in the line, it would be rung for the next guest.
      if line.isRefused { clearLine() }
      guard line.isEmpty else {
        return .say(.alert("Something is typed: Enter rings it, Esc clears it, then F8."))
      }
      return .showPayment
    case 9: return .setOrderType((desk.check?.orderType ?? desk.sale.orderType).next)
    case 10: return .inspect(.reviews)
    default: return .unused
    }
  }

  private mutating func askParkName(at desk: Desk) -> Move {
    guard let check = desk.check, !check.items.isEmpty else {
      return .say(.alert("There is nothing to park: ring something first."))
    }
    question = OrderQuestion(.parkName)
    return .none
  }

  /// Takes the picked line off, else voids the whole check, which wants a reason.
  mutating func void(reason: String, at desk: Desk) -> Move {
    if let item = pickedItem(on: desk) {
      guard item.isSent, !reason.isEmpty else { return takeOff(item) }
      return .change(.voidItem(item, item.liveQuantity, reason: reason))
    }
    guard let check = desk.check else { return .say(.alert("There is no check to void.")) }
    if desk.sale.isEmptyCheck { return .dropEmptyCheck }
    guard check.totals.paid == .zero else {
      let refusal = CheckRefusal.hasPayments(check.totals.paid)
      return .say(.alert(Wording.sentence(for: refusal, in: check.currency)))
    }
    if !reason.isEmpty { return .change(.void(reason: reason)) }
    question = OrderQuestion(.voidReason)
    return .none
  }

  /// A key while the till asks for something.
  mutating func answer(_ key: Key, at desk: Desk) -> Move {
    guard var asked = question else { return .none }
    let text = EntryPart(asked.line.text).text
    switch key {
    case .escape: question = nil
    case .enter where desk.isScan(text):
      question = nil
      return .say(.alert("That was a scan, not an answer. Nothing was done."))
    case .enter where asked.wantsReason && desk.isNoReason(text):
      asked.line.clear()
      question = asked
      return .say(.alert("Digits are no reason. Say why, in a word or two, or Esc."))
    case .enter where asked.wantsAmount: return answer(asked, with: text, at: desk)
    case .enter:
      guard let move = asked.move(for: text) else {
        return .say(.alert("Say why, in a word or two: it stands in the report. Esc keeps it."))
      }
      question = nil
      return move
    default:
      guard asked.line.press(key) else { return .unused }
      question = asked
    }
    return .none
  }
}

extension OrderType {
  /// The one F9 goes to.
  var next: OrderType {
    switch self {
    case .eatIn: .takeOut
    case .takeOut: .driveThrough
    case .driveThrough: .eatIn
    }
  }
}
