public import POSModel

/// What a screen asks for. Each is answered by exactly one ``Answer`` before the next key goes in,
/// but for `quit`.
public enum Effect: Sendable, Equatable {
  /// Find out whose PIN this is, and let them in: `welcome`/`approved`, `wrongPIN`, `inactive`,
  /// `staffRefused` or `failed`.
  case logIn(pin: String, key: IdempotencyKey, purpose: LogIn.Purpose)
  /// Log out: `loggedOut` or `failed`.
  case logOut(LogOut)
  /// Do something with a check: `check`, `checkRefused` or `failed`.
  case check(CheckWish)
  /// Take a payment: `paid`, `paymentRefused` or `failed`.
  case pay(TakePayment)
  /// Say how much is left of a product: `counted`, `checkRefused` or `failed`.
  case countStock(CountStock)
  /// Put money on a voucher: `voucher`, `checkRefused` or `failed`.
  case issueVoucher(IssueVoucher)
  /// Open the drawer without a sale: `drawerOpened`, `checkRefused` or `failed`.
  case openDrawer(OpenDrawer)
  /// Do something with the drawer's session: `floatSet`, `reported`, `checkRefused` or `failed`.
  case drawer(DrawerWish)
  /// Note what cash should be in the drawer before it is counted, and in which session:
  /// `cashNoted` or `failed`. What the cashier gave of the count already goes with it.
  case noteCash(counted: Money?, left: Money?)
  /// Look a voucher up: `voucher` or `failed`.
  case findVoucher(VoucherID)
  /// List the open and parked checks: `checks` or `failed`.
  case listChecks
  /// List the checks closed last: `checks` or `failed`.
  case listClosedChecks(matching: String)
  /// Fetch a check to look at: `fetched`, `checkRefused` or `failed`.
  case fetch(CheckID)
  /// Sync with the cloud at once, with all it did not take: `syncAsked` or `failed`.
  case syncNow
  /// Look something up about the house, to show it: `inspected` or `failed`.
  case inspect(Inspection)
  /// Leave the program.
  case quit
}

extension Effect {
  /// Do something with a check, which is opened first where it is not there yet.
  public static func wish(
    _ command: some CheckCommand, opening: OpenCheck? = nil
  ) -> Effect { .check(CheckWish(command, opening: opening)) }

  /// The wish about a check; nil when it is something else.
  var command: (any CheckCommand)? {
    if case .check(let wish) = self { wish.command } else { nil }
  }

  /// The check that is opened first; nil when none is.
  var opening: OpenCheck? {
    if case .check(let wish) = self { wish.opening } else { nil }
  }

  /// The same wish as a new one that somebody approved; nil when nobody can approve it.
  func approved(by approver: EmployeeID, key: IdempotencyKey) -> Effect? {
    switch self {
    case .check(let wish):
      guard var command = wish.command as? any CheckCommand & ApprovableCommand else { return nil }
      (command.key, command.approver) = (key, approver)
      return .wish(command, opening: wish.opening)
    case .countStock(var wish):
      (wish.key, wish.approver) = (key, approver)
      return .countStock(wish)
    case .issueVoucher(var wish):
      (wish.key, wish.approver) = (key, approver)
      return .issueVoucher(wish)
    case .openDrawer(var wish):
      (wish.key, wish.approver) = (key, approver)
      return .openDrawer(wish)
    case .drawer(let wish): return .drawer(wish.approved(by: approver, key: key))
    case .inspect: return self
    default: return nil
    }
  }

  /// Who approved it; nil when nobody did.
  var approver: EmployeeID? {
    switch self {
    case .check(let wish): (wish.command as? any ApprovableCommand)?.approver
    case .countStock(let wish): wish.approver
    case .issueVoucher(let wish): wish.approver
    case .openDrawer(let wish): wish.approver
    case .drawer(let wish): wish.approver
    default: nil
    }
  }
}
