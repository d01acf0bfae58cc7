import POSModel

/// A command that may ask for what is so already: it is answered as if it had been granted, and
/// nothing changes.
protocol SettledCommand: Command {
  /// The answer where things are as they are wished; nil where they are not.
  func settled(_ refusal: Denial) -> Response?
}

extension MarkTicket: SettledCommand {
  func settled(_ refusal: TicketRefusal) -> Ticket.Status? {
    guard case .isSo(let status) = refusal else { return nil }
    switch (mark, status) {
    case (.started, .inProgress), (.bumped, .bumped): return status
    default: return nil
    }
  }
}

extension CommandTransaction {
  /// Decides a command.
  ///
  /// - Returns: what happens, or the answer where all is as it is wished.
  /// - Throws: the command's `Denial`.
  func decide<Wish: Command>(
    _ command: Wish, on subject: Wish.Subject?, in world: World
  ) throws(Wish.Denial) -> Decision<Wish> {
    do throws(Wish.Denial) { return .facts(try command.decide(subject, world)) } catch {
      if let command = command as? any SettledCommand,
        let response = Self.answer(of: command, to: error) as? Wish.Response
      {
        return .settled(response)
      }
      throw error
    }
  }

  private static func answer<Wish: SettledCommand>(
    of command: Wish, to refusal: any Error
  ) -> (any Sendable)? { (refusal as? Wish.Denial).flatMap { command.settled($0) } }
}

/// What comes of a command that is not refused.
enum Decision<Wish: Command> {
  case facts([Wish.Subject.Fact])
  case settled(Wish.Response)
}
