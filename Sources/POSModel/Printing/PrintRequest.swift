/// What is to be printed, by what it is about. What must not change meanwhile is named: the paper
/// of a sale shows the check as it was then.
public enum PrintRequest: Sendable, Equatable, Codable {
  /// The receipt of a check as it was with the event `asOf`. `kick` is the intent to open the
  /// drawer that goes with it; `reprint` says who wanted a copy, and when.
  case receipt(check: CheckID, asOf: EventID, kick: String?, reprint: Reprint?)
  /// The slip of a refund.
  case refund(check: CheckID, refund: RefundID, kick: String?)
  /// What a station is to make: those lines, as they were sent.
  case chit(ticket: TicketKey, items: [CheckItemID])
  /// What of it is not wanted any more.
  case voids(ticket: TicketKey, lines: [VoidedLine])
  /// That it is wanted before others, of what was sent.
  case rush(ticket: TicketKey)
  /// The label of one piece of what a station is to make.
  case label(ticket: TicketKey, item: CheckItemID, number: Int, of: Int)
  /// The report of that number on a drawer: of a session that was closed (Z), or so far (X).
  case report(drawer: DrawerID, number: Int, isClosing: Bool)
  /// Nothing on paper: the drawer is opened.
  case drawer(kick: String)
  /// A page that shows what the printer can do.
  case test

  /// Who wanted a receipt once more.
  public struct Reprint: Sendable, Hashable, Codable {
    /// Which copy it is, from 2.
    public var copy: Int
    /// When it was wanted.
    public var at: Instant
    /// By whom.
    public var employee: EmployeeID

    /// A copy that somebody wanted.
    public init(copy: Int, at: Instant, employee: EmployeeID) {
      (self.copy, self.at, self.employee) = (copy, at, employee)
    }
  }

  /// So much of a line that is not wanted any more.
  public struct VoidedLine: Sendable, Hashable, Codable {
    /// The line of the ticket.
    public var item: CheckItemID
    /// How much of it.
    public var quantity: Quantity
    /// Why.
    public var reason: String

    /// So much of a line.
    public init(item: CheckItemID, quantity: Quantity, reason: String) {
      (self.item, self.quantity, self.reason) = (item, quantity, reason)
    }
  }

  /// The check that it tells a station something of; nil for what no station gets. A printer gets
  /// that in the order it happened: a void must not come before what it is a void of.
  public var checkAtStation: CheckID? {
    switch self {
    case .chit(let ticket, _), .voids(let ticket, _), .rush(let ticket),
      .label(let ticket, _, _, _):
      ticket.checkID
    case .receipt, .refund, .report, .drawer, .test: nil
    }
  }

  /// What stands in each request about that check for a station, as it is kept.
  public static func mark(ofCheckAtStation check: CheckID) -> String {
    "\"checkID\":\"\(check.rawValue)\""
  }

  /// The intent to open the drawer that goes with it.
  public var kick: String? {
    switch self {
    case .receipt(_, _, let kick, _), .refund(_, _, let kick): kick
    case .drawer(let kick): kick
    case .chit, .voids, .rush, .label, .report, .test: nil
    }
  }
}

/// One thing a printer is to print, once.
public struct PrintJob: Sendable, Equatable {
  /// The printer.
  public let printer: PrinterID
  /// What.
  public let request: PrintRequest
  /// What no two jobs share, such as `receipt:<check>:1`.
  public let dedupeKey: String

  /// What no other receipt is called: it is the so manieth of its check.
  static func receiptKey(of check: CheckID, number: Int) -> String {
    "receipt:\(check.rawValue):\(number)"
  }

  /// A job for a printer.
  public init(printer: PrinterID, request: PrintRequest, dedupeKey: String) {
    (self.printer, self.request, self.dedupeKey) = (printer, request, dedupeKey)
  }
}
