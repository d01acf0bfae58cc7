import GRDB
import POSModel
import POSTables
import POSWire

/// Looks up what a command has to know, in the transaction that decides it.
struct WorldQuery {
  let log: EventLog
  let now: Instant
  let time: any TimeSource

  /// The world of one command about `folded`.
  ///
  /// - Throws: ``StoreFailure/counterMissing(rvc:)``, or the database's error.
  func world<Wish: Command>(
    for command: Wish, _ folded: Folded<Wish.Subject>, _ working: inout Store.WorkingState
  ) throws -> World {
    let rules = try RulesQuery(log: log).rules(&working)
    let local = time.local(now)
    var world = World(
      now: now, local: local, businessDay: local.businessDay(startHour: rules.dayStartHour),
      device: log.realm.device, origin: log.realm.origin, rules: rules)
    var needs = command.needs(on: folded.state)
    world.actor = try look(up: command.actor, &working)
    if world.actor == nil {
      world.rules.isNew =
        try Bool.fetchOne(log.db, sql: "SELECT NOT EXISTS (SELECT 1 FROM employees)") ?? false
    }
    world.approver = try needs.approver.flatMap { try look(up: $0, &working) }
    world.employee = try needs.employee.flatMap { try look(up: $0, &working) }
    if let pin = needs.pinLookup { world.pinOwner = try PINQuery(db: log.db).owner(of: pin) }
    for _ in 0..<needs.checkNumbers {
      world.numbers.append(
        try CheckCounter(workstation: log.realm.workstation)
          .reserve(rules.revenueCenter, day: world.businessDay, log.db, at: now))
    }
    world.otherCheck = try needs.otherCheck.flatMap { try look(up: $0, &working) }
    needs.products += world.otherCheck?.items.map(\.productID) ?? []
    needs.remakes += world.otherCheck?.firedFrom ?? []
    for id in needs.remakes { world.remakes[id] = try look(up: id, &working)?.remakes }
    if let key = needs.printJob {
      let statement = try log.db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM print_jobs WHERE dedupe_key = ?)")
      world.hasPrintJob = try Bool.fetchOne(statement, arguments: [key]) ?? false
    }
    try lookUpMenu(needs, &world, &working)
    if let key = needs.ticket {
      world.ticket =
        key.station.isBar
        ? try look(up: ID<StationTicket<BarArea>>(key.id.rawValue), &working)?.ticket
        : try look(up: ID<StationTicket<KitchenArea>>(key.id.rawValue), &working)?.ticket
    }
    world.zReport = try needs.zReport.flatMap { try ZReportQuery(db: log.db).number(of: $0) }
    world.drawerCash = try needs.drawerCash.map { device in
      let drawer = try look(up: DrawerID(device.rawValue), &working)
      return try DrawerReportQuery(log: log, device: device, drawer).cash()
    }
    world.voucher = try needs.voucher.flatMap { try look(up: $0, &working) }
    if let tender = needs.exposure {
      world.exposure = try ExposureQuery(db: log.db)
        .exposure(
          of: tender, since: time.startOfBusinessDay(at: now, startHour: rules.dayStartHour))
    }
    if let shown = needs.shownVersion, shown != folded.version, let check = folded.state as? Check {
      world.changesSinceShown = try changes(of: check, since: shown)
    }
    return world
  }

  /// Looks up products with their modifier groups and what is left, a combo and a discount rule.
  ///
  /// - Throws: the database's error.
  private func lookUpMenu(
    _ needs: Needs, _ world: inout World, _ working: inout Store.WorkingState
  ) throws {
    for id in needs.products where world.products[id] == nil {
      guard let product = try look(up: id, &working) else { continue }
      world.products[id] = product
      world.stock[id] = try look(up: id.stockID, &working)
      for name in product.entry.modifierGroups where world.modifierGroups[name] == nil {
        world.modifierGroups[name] = try look(up: ModifierGroupID(name), &working)
      }
    }
    world.combo = try needs.combo.flatMap { try look(up: $0, &working) }
    world.discountRule = try needs.discountRule.flatMap { try look(up: $0, &working) }
    for plu in world.discountRule?.entry.plus ?? [] {
      let statement = try log.db.cachedStatement(
        sql: "SELECT id FROM products WHERE plu = ? AND is_active = 1 ORDER BY position, id LIMIT 1"
      )
      let id = try String.fetchOne(statement, arguments: [plu])
      if let id { world.discountProducts.append(ProductID(id)) }
    }
  }

  /// An aggregate the command has to know.
  ///
  /// - Throws: the database's error.
  private func look<Subject: Tabulated>(
    up id: ID<Subject>, _ working: inout Store.WorkingState
  ) throws -> Subject? {
    if let folded = try working.cache.current(id, log.db) { return folded.state }
    let folded = try log.current(id)
    // Also when there is none: what is left of a product that nobody counts is asked for each time.
    working.cache.keep(folded)
    return folded.state
  }

  /// What arrived here since the version a screen showed.
  private func changes(of check: Check, since version: Int) throws -> [CheckChange] {
    let type = Check.aggregateType.rawValue
    var named = check
    for event in try log.events(of: check.id.rawValue, type: type) {
      let fact = try? FactCoding.fact(  // What cannot be read was not applied either.
        CheckFact.self, type: event.type, payload: event.payload)
      if case .itemAdded(let item) = fact, named.item(item.id) == nil {
        named.apply(.itemAdded(item), event.stamp)
      }
    }
    return try log.events(of: check.id.rawValue, type: type, arrivedAfter: version)
      .compactMap { event in
        let fact = try? FactCoding.fact(  // What cannot be read was not applied either.
          CheckFact.self, type: event.type, payload: event.payload)
        return fact.flatMap { CheckChange($0, on: named) }
      }
  }
}
