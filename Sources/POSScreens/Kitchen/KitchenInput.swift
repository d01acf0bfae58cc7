public import POSModel
public import TerminalUI

/// What can happen to a screen of the kitchen.
public enum KitchenInput: Sendable {
  /// A key was pressed.
  case key(Key)
  /// Time has passed; the context tells how late it is.
  case tick
  /// The terminal has this size now.
  case resized(Size)
  /// The store was read: this is the full truth.
  case kitchenRead(KitchenView, KitchenRules)
  /// No product is made at the station it was started for; these are the stations there are.
  case noSuchStation([StationID])
  /// The store could not be read; what is shown grows old.
  case notRead
  /// An effect has its result.
  case answered(KitchenAnswer)
}

/// What a screen of the kitchen asks for.
public enum KitchenEffect: Sendable, Equatable {
  /// Mark a ticket: `done`, `unchanged` or `failed`.
  case mark(TicketKey, TicketMark, key: IdempotencyKey)
  /// Mark what was voided of a ticket as seen, as far as the screen showed it: `seen`, `notSeen` or
  /// `failed`.
  case see(TicketKey, [SeenVoid], key: IdempotencyKey)
  /// Take a mark of this screen back, if the ticket still is where the mark put it: `takenBack`,
  /// `wentOn` or `failed`.
  case takeBack(TicketKey, from: Ticket.Status, key: IdempotencyKey)
  /// Make a ticket once more: `done`, `refused` or `failed`.
  case refire(RefireTicket)
  /// Leave the program.
  case quit
}

/// The result of an effect.
public enum KitchenAnswer: Sendable, Equatable {
  /// It is so now.
  case done
  /// The ticket was so already, or cannot be: nothing changed.
  case unchanged(TicketKey)
  /// What the screen showed as voided is seen.
  case seen
  /// Nothing of it is seen by this: more was voided since, or another screen was first.
  case notSeen(TicketKey)
  /// The mark is taken back.
  case takenBack
  /// The ticket is not where the mark put it any more: nothing changed.
  case wentOn
  /// A ticket cannot be made once more: nothing of it is wanted.
  case refused
  /// The machine could not; nothing was saved. The sentence says why.
  case failed(String)
}
