import POSModel

extension OrderScreen {
  /// A session is closed by two answers: what was counted, and what of it stays in.
  /// Nothing tells what was `noted` when the count began.
  mutating func close(counted: Money?, left: Money?, _ noted: NotedCash) -> Move {
    guard let counted else {
      question = OrderQuestion(.cashCounted(noted))
      return .none
    }
    guard let left else {
      question = OrderQuestion(.cashLeft(counted: counted, noted))
      return .none
    }
    question = nil
    return .drawer(.close(counted: counted, left: left, noted))
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
    switch asked.subject {
    case .cashCounted(let noted): return close(counted: amount, left: nil, noted)
    case .cashLeft(let counted, let noted):
      guard amount <= counted else {
        let refusal = CheckRefusal.leftTooMuch(counted: counted)
        return .say(.alert(Wording.sentence(for: refusal, in: desk.currency)))
      }
      return close(counted: counted, left: amount, noted)
    default: return .none
    }
  }
}
