import POSModel
import TerminalUI

/// Takes what is due: cash by Enter, a card by `c` and the code its terminal printed.
struct PaymentScreen: Sendable, Equatable {
  /// A card payment while its approval code is typed.
  struct Card: Sendable, Equatable {
    let amount: Money
    var code = TypedLine(longest: 40)
  }

  var line = TypedLine(longest: 20)
  var card: Card?
  /// Cash so far beyond what is due that it is taken only when Enter is pressed again.
  private var doubted: Money?
  /// Whether a card was meant and refused: Enter by habit must not turn it into cash.
  private var wantsKey = false

  /// Takes a key.
  mutating func press(_ key: Key, at desk: Desk) -> Move {
    guard let check = desk.check else { return .showOrder }
    if card != nil { return answer(key, at: desk) }
    if key != .enter, key != .character("k"), key != .character("K") { doubted = nil }
    if case .character = key { wantsKey = false }
    let grammar = PaymentGrammar(check: check, rules: desk.rules)
    switch key {
    case .escape:
      guard !line.isEmpty else { return .showOrder }
      line.clear()
    case .enter: return enter(grammar, at: desk)
    case .character("k"), .character("K"): return cash(grammar, at: desk)
    case .character("c"), .character("C"):
      do {
        card = Card(amount: try grammar.cardPart(line.text))
        return .none
      } catch {
        wantsKey = true
        return fault(error)
      }
    case .character("?") where line.isEmpty: return .showHelp
    default: return line.press(key) ? .none : .unused
    }
    return .none
  }

  /// Enter is cash, but not for a check from the open ones: there it is too easily a slip.
  private mutating func enter(_ grammar: PaymentGrammar, at desk: Desk) -> Move {
    if grammar.check.totals.due == .zero, line.isEmpty { return .close }
    guard !desk.sale.isRecalled else {
      return .say(.alert("This check was taken up: press c for card or k for cash."))
    }
    guard !wantsKey else { return .say(.alert("Press c for card or k for cash.")) }
    return cash(grammar, at: desk)
  }

  private mutating func cash(_ grammar: PaymentGrammar, at desk: Desk) -> Move {
    if grammar.check.totals.due == .zero, line.isEmpty { return .close }
    do {
      let amount = try grammar.read(line.text).amount
      if doubted != amount, let doubt = grammar.doubt(about: amount, typed: line.text, desk.menu) {
        doubted = amount
        return .say(.alert(doubt))
      }
      return .pay(.cash, amount, approvalCode: nil)
    } catch { return fault(error) }
  }

  private mutating func fault(_ fault: EntryFault) -> Move {
    line.refuse(at: fault.caret)
    return .say(.alert(fault.sentence))
  }

  /// A key while the approval code is typed.
  private mutating func answer(_ key: Key, at desk: Desk) -> Move {
    guard var asked = card else { return .none }
    switch key {
    case .escape: card = nil
    case .enter:
      let code = EntryPart(asked.code.text).text
      guard !code.isEmpty else {
        return .say(.alert("Type the approval code the card terminal printed, or Esc."))
      }
      guard !desk.menu.isBarcode(code) else {
        return .say(.alert("That is a barcode. Type the code the card terminal printed, or Esc."))
      }
      return .pay(.card, asked.amount, approvalCode: code)
    default:
      guard asked.code.press(key) else { return .unused }
      card = asked
    }
    return .none
  }
}
