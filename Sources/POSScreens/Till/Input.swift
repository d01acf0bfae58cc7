public import POSModel
public import TerminalUI

/// What can happen to a screen.
public enum Input: Sendable {
  /// A key was pressed.
  case key(Key)
  /// A scanner typed this while the screen was asking something.
  case scanned(String)
  /// Time has passed; the context tells how late it is.
  case tick
  /// The terminal has this size now.
  case resized(Size)
  /// Somebody else changed the store: this is how it stands.
  case storeChanged(StoreView)
  /// An effect has its result.
  case answered(Answer)
}

/// What the till shows of the store that no single command answers.
public struct StoreView: Sendable, Equatable {
  /// The rules of the store.
  public var rules: StoreRules
  /// What is sold.
  public var menu: Menu
  /// The check on the screen as it stands in the store; nil when there is none.
  public var check: Check?
  /// How many checks are open or parked.
  public var openChecks: Int
  /// The place of the last event of others that it shows. How printers and the cloud are is no
  /// event, and leaves it.
  public var arrival: Int64 = 0
  /// What guests may choose on products, by the names products have for it.
  public var modifierGroups: [String: ModifierGroup] = [:]
  /// What is sold together, by PLU.
  public var combos: [Combo] = []
  /// What the house takes off, by code.
  public var discountRules: [DiscountRule] = []
  /// What is left of products, where it is counted.
  public var stock: [ProductID: Stock] = [:]
  /// Who works here and may have checks, by name.
  public var sellers: [Employee] = []
  /// What tenders took today while their network was down.
  public var exposures: [Tender: Exposure] = [:]
  /// Whether the lane has a printer that opens the drawer.
  public var opensDrawer = true
  /// What is wrong with printers, such as `Printer front: paper out`; empty when nothing is.
  public internal(set) var printerTrouble = ""
  /// How the store stands with its cloud; nil when it has none.
  public var sync: SyncState?
  /// A line the login screen shows, such as where a demo keeps its data; empty when none.
  public var notice: String

  /// The store as it stands.
  public init(
    rules: StoreRules, menu: Menu, check: Check? = nil, openChecks: Int = 0,
    notice: String = ""
  ) {
    (self.rules, self.menu, self.check) = (rules, menu, check)
    (self.openChecks, self.notice) = (openChecks, notice)
  }
}

/// The result of an effect.
public enum Answer: Sendable, Equatable {
  /// Somebody was let in by their PIN; `resumed` is the check they left half done.
  case welcome(Employee, resumed: Check?)
  /// The PIN was nobody's; no PIN is taken before `lockedUntil`.
  case wrongPIN(lockedUntil: Instant?)
  /// The PIN's owner does not work here any more.
  case inactive(name: String)
  /// Somebody gave their PIN to approve.
  case approved(Employee)
  /// Who was logged in is logged out.
  case loggedOut
  /// A command about a check was granted: the check after it.
  case check(Check)
  /// A payment was taken: the check after it.
  case paid(PaymentReceipt, Check)
  /// The checks of a list, in its order.
  case checks([CheckSummary])
  /// A check to look at.
  case fetched(Check)
  /// What is left of a product.
  case counted(StockAnswer)
  /// A voucher with what is left on it; nil when there is none of this number.
  case voucher(VoucherID, left: Money?)
  /// The drawer was opened without a sale.
  case drawerOpened
  /// So much lies in the drawer for change.
  case floatSet(Money)
  /// What the cash in the drawer should be, which nobody is told before it is counted.
  case cashNoted(NotedCash)
  /// Whoever syncs this store was asked to do so at once.
  case syncAsked
  /// An X or Z report of the drawer's session.
  case reported(DrawerReport)
  /// What was found about the house.
  case inspected(Inspection, [Inspection.Finding])
  /// A rule said no.
  case checkRefused(CheckRefusal)
  /// A rule said no to a payment.
  case paymentRefused(PaymentRefusal)
  /// A rule said no to a PIN.
  case staffRefused(StaffRefusal)
  /// The machine could not; nothing was saved. The sentence says what to do.
  case failed(String)
}

/// One line of the list of open checks.
public struct CheckSummary: Sendable, Equatable {
  /// The check.
  public var id: CheckID
  /// Its number.
  public var number: Int64
  /// What people call out.
  public var callNumber: String
  /// The name it was parked under; empty when none.
  public var name: String
  /// Who opened it.
  public var owner: String
  /// When it was opened.
  public var openedAt: Instant
  /// Where it is in its life.
  public var status: Check.Status
  /// What it comes to.
  public var total: Money
  /// What is still owed.
  public var due: Money
  /// What was returned of it.
  public var refunded: Money
  /// Whether the kitchen has made all that was sent of it and is still wanted, and something is.
  public var isReady: Bool

  /// The line of one check.
  public init(
    id: CheckID, number: Int64, callNumber: String, name: String, owner: String,
    openedAt: Instant, status: Check.Status, total: Money, due: Money,
    refunded: Money = .zero, isReady: Bool = false
  ) {
    (self.id, self.number, self.callNumber, self.name) = (id, number, callNumber, name)
    (self.owner, self.openedAt, self.status) = (owner, openedAt, status)
    (self.total, self.due, self.refunded, self.isReady) = (total, due, refunded, isReady)
  }
}
