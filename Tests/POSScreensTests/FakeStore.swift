import POSModel
import POSScreens

/// A store in memory that answers effects by the true rules: it really decides and folds.
struct FakeStore {
  var rules: StoreRules
  var products: [Product]
  var notice = ""
  /// While set, nothing is saved and this is why.
  var failure: String?
  private(set) var staff: [(pin: String, employee: Employee)] = []
  private(set) var checks: [Folded<Check>] = []
  private(set) var commands: [String] = []
  private var logIns = Folded<DeviceLogIns>(id: DeviceLogInsID("L1"))
  private var history: [(check: CheckID, version: Int, change: CheckChange)] = []
  private var lamport: Int64 = 0
  private let device = DeviceID("L1")

  init(rules: StoreRules, products: [Product]) { (self.rules, self.products) = (rules, products) }

  mutating func hire(_ name: String, _ role: Role, pin: String, isActive: Bool = true) {
    let entry = EmployeeEntry(name: name, role: role, isActive: isActive)
    let id = EmployeeID("e\(staff.count + 1)")
    if let employee = Employee(id: id, beginning: .entered(entry), stamp(by: id, at: .start)) {
      staff.append((pin, employee))
    }
  }

  func view(showing id: CheckID?) -> StoreView {
    StoreView(
      rules: rules, menu: Menu(products: products), check: id.flatMap(check),
      openChecks: summaries.count, notice: notice)
  }

  func check(_ id: CheckID) -> Check? { checks.first { $0.id == id }?.state }

  /// The checks in the order they were opened.
  var all: [Check] { checks.compactMap(\.state) }

  /// Answers an effect, or does what somebody else wishes.
  mutating func answer(_ effect: Effect, at now: Instant) -> Answer? {
    if effect == .quit { return nil }
    if let failure { return .failed(failure) }
    commands.append(Self.name(effect))
    switch effect {
    case .logIn(let pin, let key, let purpose): return logIn(pin, key, purpose, at: now)
    case .logOut(let wish):
      fold(.loggedOut, by: wish.actor, at: now)
      return .loggedOut
    case .open(let wish): return perform(wish, at: now)
    case .add(let wish): return perform(wish, at: now)
    case .changeQuantity(let wish): return perform(wish, at: now)
    case .remove(let wish): return perform(wish, at: now)
    case .note(let wish): return perform(wish, at: now)
    case .park(let wish): return perform(wish, at: now)
    case .recall(let wish): return perform(wish, at: now)
    case .void(let wish): return perform(wish, at: now)
    case .close(let wish): return perform(wish, at: now)
    case .pay(let wish): return pay(wish, at: now)
    case .listChecks: return .checks(summaries)
    case .quit: return nil
    }
  }

  private var summaries: [CheckSummary] {
    all.filter { $0.status == .open || $0.status == .parked }.map { check in
      CheckSummary(
        id: check.id, number: check.number, callNumber: check.callNumber, name: check.name,
        owner: staff.first { $0.employee.id == check.owner }?.employee.name ?? "",
        openedAt: check.openedAt, status: check.status, total: check.totals.total,
        due: check.totals.due)
    }
  }

  private mutating func logIn(
    _ pin: String, _ key: IdempotencyKey, _ purpose: LogIn.Purpose, at now: Instant
  ) -> Answer {
    let owner = staff.first { $0.pin == pin }?.employee
    let wish = LogIn(key: key, device: device, owner: owner?.id, purpose: purpose)
    var world = world(for: wish, at: now)
    world.actor = owner
    do throws(StaffRefusal) {
      let facts = try wish.decide(logIns.state, world)
      for fact in facts { fold(fact, by: wish.actor, at: now) }
      switch facts.first {
      case .pinWrong: return .wrongPIN(lockedUntil: logIns.state?.lockedUntil)
      case .inactiveRefused: return .inactive(name: owner?.name ?? "")
      default: break
      }
    } catch { return .staffRefused(error) }
    guard let owner else { return .failed("nobody") }
    guard purpose == .work else { return .approved(owner) }
    return .welcome(owner, resumed: all.last { $0.status == .open && $0.holder == owner.id })
  }

  private mutating func perform(_ wish: some CheckCommand, at now: Instant) -> Answer {
    do throws(CheckRefusal) {
      let facts = try wish.decide(check(wish.checkID), world(for: wish, at: now))
      return .check(fold(facts, of: wish.checkID, by: wish.actor, at: now))
    } catch { return .checkRefused(error) }
  }

  private mutating func pay(_ wish: TakePayment, at now: Instant) -> Answer {
    do throws(PaymentRefusal) {
      let facts = try wish.decide(check(wish.checkID), world(for: wish, at: now))
      let check = fold(facts, of: wish.checkID, by: wish.actor, at: now)
      return .paid(wish.respond(check, facts), check)
    } catch { return .paymentRefused(error) }
  }

  private func world(for wish: some Command, at now: Instant) -> World {
    let needs = wish.needs
    var world = World(
      now: now, businessDay: CalendarDay(daysSince1970: 20_605), device: device, rules: rules)
    world.actor = staff.first { $0.employee.id == wish.actor }?.employee
    world.approver = staff.first { $0.employee.id == needs.approver }?.employee
    world.product = products.first { $0.id == needs.product }
    if needs.checkNumber {
      world.numbers = CheckNumbers(
        checkNumber: Int64(10_001 + checks.count), callNumber: "A\(checks.count + 1)")
    }
    if let shown = needs.shownVersion {
      world.changesSinceShown = history.filter {
        $0.check.rawValue == wish.subjectID.rawValue && $0.version > shown
      }.map(\.change)
    }
    return world
  }

  private mutating func fold(
    _ facts: [CheckFact], of id: CheckID, by actor: EmployeeID, at now: Instant
  ) -> Check {
    let place = checks.firstIndex { $0.id == id } ?? checks.count
    if place == checks.count { checks.append(Folded(id: id)) }
    for fact in facts {
      let before = checks[place].state
      lamport += 1
      checks[place].fold(fact, stamp(by: actor, at: now))
      if let before, let change = CheckChange(fact, on: before) {
        history.append((id, checks[place].version, change))
      }
    }
    guard let check = checks[place].state else { preconditionFailure("a check is opened first") }
    return check
  }

  private mutating func fold(_ fact: LogInFact, by actor: EmployeeID, at now: Instant) {
    lamport += 1
    logIns.fold(fact, stamp(by: actor, at: now))
  }

  private func stamp(by actor: EmployeeID, at now: Instant) -> FactStamp {
    FactStamp(
      eventID: EventID("f\(lamport)"), at: now, lamport: lamport, origin: device, actor: actor)
  }

  private static func name(_ effect: Effect) -> String {
    switch effect {
    case .logIn: "logIn"
    case .logOut: "logOut"
    case .open: "open"
    case .add: "add"
    case .changeQuantity: "changeQuantity"
    case .remove: "remove"
    case .note: "note"
    case .park: "park"
    case .recall: "recall"
    case .void: "void"
    case .close: "close"
    case .pay: "pay"
    case .listChecks: "listChecks"
    case .quit: "quit"
    }
  }
}

extension Instant {
  /// When every story begins: 2026-06-01 12:00 UTC.
  static let start = Instant(milliseconds: 1_780_315_200_000)
}
