import Logging
import POSCore
import POSModel
import POSScreens
import POSTables

/// Runs what screens ask for against the store, and answers.
struct EffectRunner {
  let store: Store
  let vault: PINVault
  let log: Logger
  /// Whether the store syncs with a cloud.
  let hasCloud: Bool
  /// The place of the last event in the store that the screen knows of.
  var seen: Int64 = 0

  /// The answer to one effect; nil for `quit`, which has none.
  mutating func answer(_ effect: Effect) -> Answer? {
    do {
      return try run(effect)
    } catch let refusal as any Refusal {
      log.info("refused", metadata: ["code": .string(refusal.code)])
      return Self.answer(for: refusal)
    } catch let failure as StoreFailure {
      let level: Logger.Level = failure.isBug ? .critical : .error
      log.log(
        level: level, "failed",
        metadata: ["code": .string(failure.code), "cause": "\(failure)"])
      return .failed(failure.sentence)
    } catch {
      log.error("failed", metadata: ["code": "unknown", "cause": "\(error)"])
      return .failed("The till could not do this.")
    }
  }

  /// Does what is asked.
  ///
  /// - Throws: a `Refusal`, or `StoreFailure`.
  private mutating func run(_ effect: Effect) throws -> Answer? {
    switch effect {
    case .logIn(let pin, let key, let purpose):
      return try logIn(pin: pin, key: key, purpose: purpose)
    case .logOut(let command):
      try store.perform(command)
      log.info("logged out", metadata: ["employee": .string(command.actor.rawValue)])
      return .loggedOut
    case .check(let wish):
      guard let opening = wish.opening else { return try perform(wish.command) }
      return try perform(wish.command, opening: opening)
    case .pay(let command):
      let granted = try store.perform(command)
      note(command, granted)
      return .paid(granted.response, granted.subject)
    case .countStock(let command): return .counted(try perform(house: command))
    case .issueVoucher(let command):
      return .voucher(command.voucherID, left: try perform(house: command))
    case .openDrawer(let command):
      _ = try perform(house: command)
      return .drawerOpened
    case .drawer(let wish): return try run(wish)
    case .noteCash: return .cashNoted(try store.notedCash(store.realm.device))
    case .syncNow:
      try store.askForSync()
      return .syncAsked
    case .findVoucher(let id): return .voucher(id, left: try store.voucher(id)?.left)
    case .listChecks: return .checks(try store.openChecks().map(CheckSummary.init))
    case .listClosedChecks(let text):
      let closed = try store.closedChecks(matching: text, limit: Self.mostClosedChecks)
      return .checks(closed.map(CheckSummary.init))
    case .fetch(let id):
      guard let check = try store.check(id) else { throw CheckRefusal.noSuchCheck }
      return .fetched(check)
    case .inspect(let subject):
      return .inspected(subject, try Inspecting(store: store, hasCloud: hasCloud).findings(subject))
    case .quit: return nil
    }
  }

  /// More closed checks than anybody looks through.
  private static let mostClosedChecks = 500

  /// Wishes something about the house.
  ///
  /// - Throws: `CheckRefusal`, or `StoreFailure`.
  private mutating func perform<Wish: Command>(house command: Wish) throws -> Wish.Response
  where Wish.Subject: Tabulated {
    let granted = try store.perform(command)
    note(command, granted)
    return granted.response
  }

  /// Wishes something about the drawer's session.
  ///
  /// - Throws: `CheckRefusal`, or `StoreFailure`.
  private mutating func run(_ wish: DrawerWish) throws -> Answer {
    let report: DrawerReport?
    switch wish {
    case .setFloat(let command): return .floatSet(try perform(house: command))
    case .report(let command):
      report = try store.drawerReport(command.device, reading: try perform(house: command))
    case .close(let command):
      report = try store.drawerReport(command.device, session: try perform(house: command))
    }
    guard let report else { throw StoreFailure.damaged("the drawer's sessions") }
    return .reported(report)
  }

  /// Wishes something about a check.
  ///
  /// - Throws: `CheckRefusal`, or `StoreFailure`.
  private mutating func perform(_ command: some CheckCommand) throws -> Answer {
    let granted = try store.perform(command)
    note(command, granted)
    return .check(granted.subject)
  }

  /// Opens a check and wishes something about it, both or neither.
  ///
  /// - Throws: `CheckRefusal`, or `StoreFailure`.
  private mutating func perform(
    _ command: some CheckCommand, opening: OpenCheck
  ) throws -> Answer {
    let (opened, granted) = try store.perform(opening, then: command)
    note(opening, opened)
    note(command, granted)
    return .check(granted.subject)
  }

  /// Takes note of what was granted. The screen learns of it from the answer, so its events are no
  /// news.
  private mutating func note<Wish: Command>(_ command: Wish, _ granted: Granted<Wish>) {
    if granted.arrivals.lowerBound == seen + 1 { seen = granted.arrivals.upperBound - 1 }
    log.debug(
      "granted",
      metadata: [
        "operation": .string(Wish.operation), "key": .string(command.key.rawValue),
        "actor": .string(command.actor.rawValue), "replay": "\(granted.isReplay)",
      ])
  }

  /// Finds out whose PIN it is.
  ///
  /// - Throws: `StaffRefusal`, or `StoreFailure`.
  private func logIn(
    pin: String, key: IdempotencyKey, purpose: LogIn.Purpose
  ) throws -> Answer {
    switch try store.logIn(pin: pin, key: key, purpose: purpose, vault: vault) {
    case .wrongPIN(let until):
      log.notice("wrong PIN", metadata: ["locked": "\(until != nil)"])
      return .wrongPIN(lockedUntil: until)
    case .inactive(let employee):
      log.notice("inactive", metadata: ["employee": .string(employee.id.rawValue)])
      return .inactive(name: employee.name)
    case .welcome(let employee):
      log.info(
        "let in",
        metadata: [
          "employee": .string(employee.id.rawValue), "purpose": .string(purpose.rawValue),
        ])
      if purpose == .approval { return .approved(employee) }
      return .welcome(employee, resumed: try store.checkLeftOpen(by: employee.id))
    }
  }

  private static func answer(for refusal: any Refusal) -> Answer {
    switch refusal {
    case let refusal as CheckRefusal: .checkRefused(refusal)
    case let refusal as PaymentRefusal: .paymentRefused(refusal)
    case let refusal as StaffRefusal: .staffRefused(refusal)
    default: .failed(refusal.code)
    }
  }
}

extension CheckSummary {
  /// The line of one check, as the tables have it.
  fileprivate init(_ row: CheckRow) {
    self.init(
      id: row.id, number: row.number, callNumber: row.callNumber, name: row.name,
      owner: row.owner, openedAt: row.openedAt, status: row.status, total: row.total,
      due: row.due, refunded: row.refunded, isReady: row.isReady)
  }
}
