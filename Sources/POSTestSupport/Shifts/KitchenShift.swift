import POSCore
import POSModel

/// What somebody in the kitchen, or at a till about the kitchen, might do next, drawn from a seed.
struct KitchenShift {
  let till: Till

  /// Does something with a check, or with what is made of it.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  func work(on check: Check, _ random: inout SeededGenerator) throws {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: try till.send(check.id)
    case 1:
      try till.store.perform(RushCheck(key: till.key(), actor: till.employee, checkID: check.id))
    case 2: try voidLine(of: check, &random)
    case 3: try refire(&random)
    default: try mark(&random)
    }
  }

  /// Voids one of a line that the kitchen has.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func voidLine(of check: Check, _ random: inout SeededGenerator) throws {
    let sent = check.items.filter { $0.isSent && !$0.isVoided }
    guard let item = sent.randomElement(using: &random) else { return }
    try till.void(item, on: check.id)
  }

  /// Any ticket the kitchen sees.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func card(_ random: inout SeededGenerator) throws -> TicketCard? {
    let kitchen = try till.store.kitchen(at: till.clock.now())
    return (kitchen.active + kitchen.bumped).randomElement(using: &random)
  }

  /// Has any ticket made again.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func refire(_ random: inout SeededGenerator) throws {
    guard let card = try card(&random) else { return }
    try till.store.perform(
      RefireTicket(
        key: till.key(), actor: till.employee, ticket: card.key, reason: "dropped"))
  }

  /// Moves any ticket on, or back.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func mark(_ random: inout SeededGenerator) throws {
    guard let card = try card(&random),
      let mark = TicketMark.allCases.randomElement(using: &random)
    else { return }
    try till.mark(card.key, mark)
  }
}
