/// What a device did in a session of its drawer: an X report, so far, or a Z report, which closed
/// it.
///
/// Sales are those of the checks that were closed on the device, each with all it came to, wherever
/// and whenever it was opened. Payments and refunds are those the device took and gave; goods that
/// came back are taken off its sales, whenever they were sold.
public struct DrawerReport: Sendable, Hashable {
  /// So many, which come to so much.
  public struct Tally: Sendable, Hashable {
    /// How many.
    public var count: Int
    /// What they come to.
    public var amount: Money

    /// So many of so much.
    public init(count: Int = 0, amount: Money = .zero) {
      (self.count, self.amount) = (count, amount)
    }
  }

  /// What one tender took, or gave back.
  public struct TenderTally: Sendable, Hashable {
    /// The tender.
    public let tender: Tender
    /// How often, and how much: tips and all, less the change.
    public let tally: Tally

    /// So much by a tender.
    public init(_ tender: Tender, _ tally: Tally) { (self.tender, self.tally) = (tender, tally) }
  }

  /// The device the drawer is at.
  public let device: DeviceID
  /// The session.
  public let session: DrawerSession
  /// The X report it is; nil when it is of the session as a whole.
  public let reading: DrawerReading?
  /// When the session began: where nothing tells, with the first thing the device did.
  public var beganAt: Instant?
  /// How many checks were closed.
  public var checks = 0
  /// What their lines came to, as priced.
  public var gross = Money.zero
  /// What combos and discounts took off.
  public var discounts = Money.zero
  /// What was given away.
  public var comps = Money.zero
  /// What goods that came back had come to: as priced, without the tax that came on top.
  public var returned = Money.zero
  /// Their taxes by rate.
  public var taxes: [TaxAmount] = []
  /// The taxes in what came back.
  public var returnedTaxes: [TaxPart] = []
  /// What guests owed for them, tax and all, less what came back.
  public var total = Money.zero
  /// What rounding to the smallest coin added to what they paid, less what it added to refunds.
  public var rounding = Money.zero
  /// What guests gave on top of them.
  public var tips = Money.zero
  /// What was cancelled: lines that the kitchen had, and checks with something on them.
  public var voids = Tally()
  /// What each tender took, in the order of tenders; none that took nothing.
  public var payments: [TenderTally] = []
  /// What went back by each tender.
  public var refunds: [TenderTally] = []
  /// What was put on vouchers. It is no sale: how it was paid for, if it was, no till knows.
  public var vouchers = Tally()
  /// How often the drawer was opened without a sale.
  public var noSales = 0

  /// The report of a session in which nothing happened.
  public init(device: DeviceID, session: DrawerSession, reading: DrawerReading? = nil) {
    (self.device, self.session, self.reading) = (device, session, reading)
    beganAt = session.openedAt
  }

  /// Its number: X reports count by themselves, a Z report has its session's.
  public var number: Int { reading?.number ?? session.number }
  /// As it is called: `X 3`, `Z 2`.
  public var name: String { reading.map { "X \($0.number)" } ?? "Z \(session.number)" }
  /// Whether it closed the session.
  public var isClosing: Bool { reading == nil && session.closedAt != nil }
  /// What the lines came to after all that was taken off, and that came back.
  public var net: Money { gross - discounts - comps - returned }
  /// What should be in the drawer: the float and the cash that came in, less what went out.
  public var expected: Money { session.float + cash(payments) - cash(refunds) }
  /// How much more was counted than should be there, negative when some is missing; nil before the
  /// count.
  public var difference: Money? { session.counted.map { $0 - expected } }

  private func cash(_ tallies: [TenderTally]) -> Money {
    tallies.filter { $0.tender == .cash }.map(\.tally.amount).sum()
  }
}
