import POSModel

extension OrderScreen {
  /// A session is closed by two answers: what was counted, and what of it stays in.
  mutating func close(counted: Money?, left: Money?) -> Move {
    guard let counted else {
      question = OrderQuestion(.cashCounted)
      return .none
    }
    guard let left else {
      question = OrderQuestion(.cashLeft(counted: counted))
      return .none
    }
    question = nil
    return .drawer(.close(counted: counted, left: left))
  }

  /// Enter behind an amount the till asked for.
  mutating func answer(_ asked: OrderQuestion, with text: String, at desk: Desk) -> Move {
    // What was no answer is typed anew.
    var empty = asked
    empty.line.clear()
    question = empty
    guard let amount = desk.currency.money(from: text) else {
      return .say(.alert("“\(text)” is no amount in \(desk.currency.code): count, or Esc."))
    }
    guard case .cashLeft(let counted) = asked.subject else {
      return close(counted: amount, left: nil)
    }
    guard amount <= counted else {
      let refusal = CheckRefusal.leftTooMuch(counted: counted)
      return .say(.alert(Wording.sentence(for: refusal, in: desk.currency)))
    }
    return close(counted: counted, left: amount)
  }
}
