import POSModel

extension TillScreen {
  /// Takes the answer to the wish that is with the store, and sends the next one.
  mutating func take(_ answer: Answer, _ context: inout ScreenContext) -> [Effect] {
    guard case .sent(let waiting) = errands, let errand = waiting.first else { return [] }
    errands = .none
    switch answer {
    case .failed(let sentence): return failed(waiting, sentence)
    case .checkRefused(let refusal):
      return refused(errand, refusal, Array(waiting.dropFirst()))
    case .paymentRefused(let refusal):
      let sentence = Wording.sentence(for: refusal, in: desk.currency)
      return refused(errand, sentence + Self.remedy(for: errand))
    case .staffRefused, .wrongPIN, .inactive: return turnedAway(errand, answer, context)
    case .welcome(let employee, let resumed):
      return welcome(employee, resumed: resumed, &context)
    case .approved(let approver): return approved(by: approver, &context)
    case .loggedOut: leaveTill()
    case .checks(let list): show(list)
    case .check(let check): granted(errand, check)
    case .paid(let receipt, let check): paid(receipt.payment, check)
    }
    return send(Array(waiting.dropFirst()))
  }

  /// What to do about a card that was charged for a payment the store did not take.
  private static func remedy(for errand: Errand) -> String {
    guard case .pay(let payment) = errand.effect, let code = payment.approvalCode else { return "" }
    return " Not taken: void card payment \(code) on its terminal."
  }

  /// The machine could not. Nothing is lost by not leaving or not listing; all else is asked again.
  private mutating func failed(_ waiting: [Errand], _ sentence: String) -> [Effect] {
    switch waiting.first?.effect {
    case .logOut:
      leaveTill()
      say(atLogIn: .alert("Logged out, but that could not be saved: \(sentence)"))
    case .listChecks: status.say(.alert(sentence))
    default: errands = .unsaved(waiting, sentence: sentence)
    }
    return []
  }

  private mutating func refused(_ errand: Errand, _ sentence: String) -> [Effect] {
    order.giveBack()
    status.say(.alert(sentence))
    return []
  }

  private mutating func refused(
    _ errand: Errand, _ refusal: CheckRefusal, _ rest: [Errand]
  ) -> [Effect] {
    if case .void(let wish) = errand.effect, case .needsApproval(let limit) = refusal {
      let again = wish.approver != nil
      approval = ApprovalPrompt(
        wish: wish,
        message: again
          ? .alert("They may not approve this either. A manager's PIN, or Esc.")
          : .info("Voiding more than \(desk.text(limit)) needs a manager's PIN."))
      return []
    }
    switch errand.reason {
    case .asked: break
    // A change that cannot be taken back stays; the one before it may still be.
    case .takingBack: desk.sale.history.dropLast()
    // Somebody used the check meanwhile: it is theirs, and the cashier's own wish goes on.
    case .tidying:
      desk.sale.begin()
      return send(rest)
    }
    let effects = refused(errand, Wording.sentence(for: refusal, in: desk.currency))
    if case .recall = errand.effect { return send([Errand(effect: .listChecks)]) }
    return effects
  }
}
