import POSModel

/// The sale in progress: the check on the screen and what the till remembers of it.
struct Sale: Sendable, Equatable {
  /// A product as it was rung last.
  struct Rung: Sendable, Equatable {
    var productID: ProductID
    var quantity: Quantity
    var modifiers: [ModifierChoice]

    init(_ wish: AddItem) {
      (productID, quantity, modifiers) = (wish.productID, wish.quantity, wish.modifiers)
    }
  }

  /// The check on the screen; nil until the first item is rung.
  private(set) var check: Check?
  /// Whether it was taken from the open checks, so that paying it wants an explicit tender.
  private(set) var isRecalled = false
  /// How the next guest takes the order.
  var orderType = OrderType.eatIn
  /// The seat of what is rung now; nil when nobody asked for seats.
  var seat: Int?
  /// What Ctrl-Z takes back.
  var history = ChangeHistory()
  /// What an empty Enter rings again.
  var lastRung: Rung?

  /// The version that stood on the screen before news of another till, and when the news came.
  private var versionBefore: Int?
  private var newsAt: Instant?

  /// Shows the check as it stands now; what is remembered of it stays.
  mutating func update(_ check: Check) {
    self.check = check
    readNews()
  }

  /// Shows the check as another till left it.
  mutating func takeNews(_ check: Check, at now: Instant) {
    (versionBefore, newsAt) = (versionShown(at: now), now)
    self.check = check
  }

  /// What came is known: it was told, or a key was pressed since.
  mutating func readNews() { (versionBefore, newsAt) = (nil, nil) }

  /// The version the cashier acts on: of news that came a moment ago the one before.
  func versionShown(at now: Instant) -> Int? {
    guard let newsAt, now.milliseconds - newsAt.milliseconds < Glance.time else {
      return check?.version
    }
    return versionBefore
  }

  /// Shows another check.
  mutating func show(_ check: Check, isRecalled: Bool) {
    self = Sale(check: check, isRecalled: isRecalled, orderType: orderType)
  }

  /// Makes room for the next guest, who takes the order as most do.
  mutating func begin(_ rules: StoreRules) { self = Sale(orderType: rules.orderType) }

  /// The empty check is gone; what was chosen for the next one stays.
  mutating func dropEmptyCheck() { self = Sale(orderType: orderType) }

  /// Whether a check was opened on which nothing is left.
  var isEmptyCheck: Bool { check.map { $0.items.isEmpty && $0.payments.isEmpty } ?? false }

  init(check: Check? = nil, isRecalled: Bool = false, orderType: OrderType = .eatIn) {
    (self.check, self.isRecalled, self.orderType) = (check, isRecalled, orderType)
  }
}
