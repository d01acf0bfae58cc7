import POSModel
import TerminalUI
import Testing

@testable import POSScreens

/// What guests read while they wait.
struct BoardTests {
  private func numbers(_ cards: [TicketCard]) -> String {
    var (board, surface) = (BoardScreen(), Surface(size: .smallest))
    board.update(KitchenView(active: cards), KitchenRules())
    board.render(into: &surface, .atStart)
    return surface.text(row: 4)
  }

  @Test(arguments: [Ticket.Status.queued, .inProgress, .ready])
  func `nobody waits for what is voided, though no cook has seen it yet`(status: Ticket.Status) {
    var voided = TicketCard.at("kitchen", [.dish("Toast", voided: 1000)])
    voided.status = status
    #expect(!numbers([voided]).contains("A1"))
    var other = TicketCard.at("bar", [.dish("Beer")])
    other.status = .ready
    #expect(numbers([voided, other]).dropFirst(40).contains("A1"), "what is left is ready")
  }
}
