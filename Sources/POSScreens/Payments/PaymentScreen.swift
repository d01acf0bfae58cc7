import POSModel
import TerminalUI

/// Takes what is due: cash by Enter, and by a key each a card, mobile money or a voucher, for all
/// of it or a part.
struct PaymentScreen: Sendable, Equatable {
  /// A tender while its code, reference or number is typed.
  struct Asked: Sendable, Equatable {
    let tender: Tender
    /// What of the check it is to pay.
    let amount: Money
    var code = TypedLine(longest: 40)
  }

  var line = TypedLine(longest: 20)
  var asked: Asked?
  /// What the next payment leaves for the staff.
  var tip = Money.zero
  /// Cash so far beyond what is due that it is taken only when Enter is pressed again.
  private var doubted: Money?
  /// Whether another tender was meant and refused: Enter by habit must not turn it into cash.
  private(set) var wantsKey = false
  /// A tender that was refused, and what is typed behind it: its code may have been typed ahead.
  private(set) var refused: Refused?

  /// The payment of a part that was just taken, whose change is shown until the next key.
  private(set) var given: Payment?

  /// Takes what is due; of a part that was just taken, the change is shown first.
  init(giving payment: Payment? = nil) {
    given = payment.flatMap { $0.change > .zero ? $0 : nil }
  }

  /// A tender that was refused, while nothing that is typed means another.
  struct Refused: Sendable, Equatable {
    let tender: Tender
    var typed = TypedLine(longest: 40)
  }

  /// Takes a key.
  mutating func press(_ key: Key, at desk: Desk) -> Move {
    guard let check = desk.check else { return .showOrder }
    given = nil
    if asked != nil { return answer(key, at: desk) }
    if refused != nil { return passOver(key, at: desk) }
    if !Self.confirming.contains(key) { doubted = nil }
    if Self.tenders.contains(key) { wantsKey = false }
    let grammar = PaymentGrammar(check: check, rules: desk.rules, tip: tip)
    switch key {
    case .escape:
      if !line.isEmpty {
        line.clear()
      } else if tip != .zero {
        tip = .zero
      } else {
        return .showOrder
      }
    case .enter: return enter(grammar, at: desk)
    case .character("k"), .character("K"): return cash(grammar, at: desk)
    case .character("c"), .character("C"): return ask(.card, grammar, at: desk)
    case .character("m"), .character("M"): return ask(.mobileMoney, grammar, at: desk)
    case .character("v"), .character("V"): return ask(.voucher, grammar, at: desk)
    case .character("t"), .character("T"): return setTip(grammar, at: desk)
    case .character("?") where line.isEmpty: return .showHelp
    default: return line.press(key) ? .none : .unused
    }
    return .none
  }

  /// Keys that say once more what was doubted.
  private static let confirming: Set<Key> = [
    .enter, .character("k"), .character("K"), .character("t"), .character("T"),
  ]

  /// Keys that say what is meant after all.
  private static let tenders = Set<Key>("cCkKmMvV".map { .character($0) } + [.escape])

  /// The key that takes cash: what the screen says of Enter is what Enter does.
  func cashKey(at desk: Desk) -> String {
    guard refused == nil else { return "k Enter" }
    return desk.sale.isRecalled || wantsKey ? "k" : "Enter"
  }

  /// A key behind a tender that was refused: up to Enter it is taken for the code of that one,
  /// whatever letters it has. A tender's key alone, with Enter, says what is meant instead.
  private mutating func passOver(_ key: Key, at desk: Desk) -> Move {
    guard let typed = refused?.typed.text else { return .none }
    switch key {
    case .escape:
      (refused, wantsKey) = (nil, false)
      guard typed.isEmpty, line.isEmpty else {
        line.clear()
        return .none
      }
      return press(.escape, at: desk)
    case .enter:
      refused = nil
      guard typed.count == 1, let letter = typed.first, Self.tenders.contains(.character(letter))
      else { return .say(.alert("Press c for card or k for cash.")) }
      return press(.character(letter), at: desk)
    default: return refused?.typed.press(key) == true ? .none : .unused
    }
  }

  /// Enter is cash, but not for a check from the open ones: there it is too easily a slip.
  private mutating func enter(_ grammar: PaymentGrammar, at desk: Desk) -> Move {
    if grammar.check.totals.due == .zero, line.isEmpty { return .change(.close) }
    guard !desk.sale.isRecalled else {
      // What is typed next begins anew, as on the order screen.
      if !line.isEmpty { line.refuse(at: line.caret) }
      doubted = nil
      return .say(.alert("This check was taken up: press c for card or k for cash."))
    }
    guard !wantsKey else { return .say(.alert("Press c for card or k for cash.")) }
    return cash(grammar, at: desk)
  }

  private mutating func cash(_ grammar: PaymentGrammar, at desk: Desk) -> Move {
    if grammar.check.totals.due == .zero, line.isEmpty { return .change(.close) }
    do {
      let amount = try grammar.read(line.text).amount
      if doubted != amount, let doubt = grammar.doubt(about: amount, typed: line.text, desk.menu) {
        doubted = amount
        return .say(.alert("\(doubt) \(cashKey(at: desk)) again if that is right."))
      }
      return .pay(Offered(tender: .cash, amount: amount, tip: tip))
    } catch { return fault(error) }
  }

  /// Asks for the code, reference or number of a tender, unless its network is down and the house
  /// takes no more of it meanwhile: nobody is to charge a card for nothing.
  private mutating func ask(_ tender: Tender, _ grammar: PaymentGrammar, at desk: Desk) -> Move {
    do {
      let limits = desk.isOffline && tender.needsNetwork ? desk.rules.offlineLimits[tender] : nil
      if limits?.isNone == true { return refuse(tender, .refusedOffline(tender), at: desk) }
      let amount = try grammar.part(line.text, by: tender)
      let exposure = desk.store.exposures[tender] ?? Exposure()
      if let limits, !limits.hold(amount + tip, beside: exposure) {
        return refuse(tender, .beyondOfflineLimit(tender, limits, exposure), at: desk)
      }
      asked = Asked(tender: tender, amount: amount)
      return .none
    } catch {
      (wantsKey, refused) = (true, Refused(tender: tender))
      return fault(error)
    }
  }

  private mutating func refuse(
    _ tender: Tender, _ refusal: PaymentRefusal, at desk: Desk
  ) -> Move {
    (wantsKey, refused) = (true, Refused(tender: tender))
    return .say(.alert(Wording.sentence(for: refusal, in: desk.currency)))
  }

  private mutating func setTip(_ grammar: PaymentGrammar, at desk: Desk) -> Move {
    guard !line.isEmpty else {
      tip = .zero
      return .say(.info("No tip. 3t adds 3.00, 15%t adds 15 %."))
    }
    do {
      let typed = try grammar.tip(line.text)
      if doubted != typed, let doubt = grammar.doubt(aboutTip: typed) {
        doubted = typed
        return .say(.alert(doubt))
      }
      tip = typed
      line.clear()
      return .say(.done("Tip \(desk.text(tip)), on top of what is due."))
    } catch { return fault(error) }
  }

  private mutating func fault(_ fault: EntryFault) -> Move {
    line.refuse(at: fault.caret)
    return .say(.alert(fault.sentence))
  }

  /// A key while a code, reference or number is typed.
  private mutating func answer(_ key: Key, at desk: Desk) -> Move {
    guard var asked else { return .none }
    switch key {
    case .escape: self.asked = nil
    case .enter:
      let code = EntryPart(asked.code.text).text
      guard !code.isEmpty else { return .say(.alert(asked.tender.wants)) }
      guard !asked.tender.needsNetwork || !desk.isScan(code) else {
        return .say(.alert("That is a barcode. \(asked.tender.wants)"))
      }
      if asked.tender == .voucher { return .findVoucher(code) }
      return .pay(
        Offered(
          tender: asked.tender, amount: asked.amount + tip, reference: code, tip: tip))
    default:
      guard asked.code.press(key) else { return .unused }
      self.asked = asked
    }
    return .none
  }

  /// A voucher was looked up: it pays what is on it, at most what it was to pay.
  mutating func found(_ number: VoucherID, left: Money?, at desk: Desk) -> Move {
    guard let asked, asked.tender == .voucher else { return .none }
    // The next number typed begins anew.
    self.asked?.code.refuse(at: asked.code.caret)
    guard let left else { return .say(.alert("There is no voucher \(number). Check its number.")) }
    guard left > .zero else { return .say(.alert("Nothing is left on voucher \(number).")) }
    guard tip == .zero else {
      return .say(.alert("A voucher pays no tip: Esc twice takes the tip off."))
    }
    return .pay(
      Offered(
        tender: .voucher, amount: min(asked.amount, left), reference: number.rawValue))
  }
}

extension Tender {
  /// What the cashier is asked for.
  var wants: String {
    switch self {
    case .cash: ""
    case .card: "Type the approval code the card terminal printed, or Esc."
    case .mobileMoney: "Type the reference of the mobile payment, or Esc."
    case .voucher: "Type or scan the number of the voucher, or Esc."
    }
  }
}
