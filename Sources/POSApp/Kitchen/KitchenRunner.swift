import Logging
import POSCore
import POSModel
import POSScreens

/// Runs what a screen of the kitchen asks for against the store, and answers.
struct KitchenRunner {
  let store: Store
  let log: Logger

  /// The answer to one effect; nil for `quit`, which has none.
  func answer(_ effect: KitchenEffect) -> KitchenAnswer? {
    do {
      switch effect {
      case .mark(let ticket, let mark, let key): try self.mark(ticket, mark, key)
      case .see(let ticket, let seen, let key):
        try mark(ticket, .seen, key, seen: seen)
        return .seen
      case .takeBack(let ticket, let status, let key):
        try mark(ticket, .recalled, key, expected: status)
        return .takenBack
      case .refire(let command): try store.perform(command)
      case .quit: return nil
      }
      return .done
    } catch let refusal as any Refusal {
      log.info("refused", metadata: ["code": .string(refusal.code)])
      return switch effect {
      case .refire: .refused
      case .takeBack: .wentOn
      case .see(let ticket, _, _): .notSeen(ticket)
      case .mark(let ticket, _, _): .unchanged(ticket)
      case .quit: nil
      }
    } catch let failure as StoreFailure {
      log.error("failed", metadata: ["code": .string(failure.code), "cause": "\(failure)"])
      return .failed(failure.sentence)
    } catch {
      log.error("failed", metadata: ["code": "unknown", "cause": "\(error)"])
      return .failed("The machine could not do this.")
    }
  }

  /// Marks a ticket, in the area of its station.
  ///
  /// - Throws: `TicketRefusal`, or `StoreFailure`.
  private func mark(
    _ ticket: TicketKey, _ mark: TicketMark, _ key: IdempotencyKey,
    expected: Ticket.Status? = nil, seen: [SeenVoid]? = nil
  ) throws {
    /// - Throws: `TicketRefusal`, or `StoreFailure`.
    func perform<Area: TicketArea>(in _: Area.Type) throws {
      try store.perform(
        MarkTicket<Area>(
          key: key, actor: KitchenScreen.actor, ticketID: ticket.id, mark: mark,
          expected: expected, seen: seen))
    }
    try ticket.station.isBar ? perform(in: BarArea.self) : perform(in: KitchenArea.self)
  }
}
