public import POSModel

/// What a screen asks for. Each is answered by exactly one ``Answer`` before the next key goes in,
/// but for `quit`.
public enum Effect: Sendable, Equatable {
  /// Find out whose PIN this is, and let them in: `welcome`/`approved`, `wrongPIN`, `inactive`,
  /// `staffRefused` or `failed`.
  case logIn(pin: String, key: IdempotencyKey, purpose: LogIn.Purpose)
  /// Log out: `loggedOut` or `failed`.
  case logOut(LogOut)
  /// Begin a check: `check`, `checkRefused` or `failed`; so with all that follow.
  case open(OpenCheck)
  /// Ring a product.
  case add(AddItem)
  /// Change a quantity.
  case changeQuantity(ChangeQuantity)
  /// Take off an unsent item.
  case remove(RemoveItem)
  /// Set a note.
  case note(ChangeNote)
  /// Put a check aside.
  case park(ParkCheck)
  /// Take up a check.
  case recall(RecallCheck)
  /// Cancel a check.
  case void(VoidCheck)
  /// Close a check on which nothing is due.
  case close(CloseCheck)
  /// Take a payment: `paid`, `paymentRefused` or `failed`.
  case pay(TakePayment)
  /// List the open and parked checks: `checks` or `failed`.
  case listChecks
  /// Leave the program.
  case quit
}
