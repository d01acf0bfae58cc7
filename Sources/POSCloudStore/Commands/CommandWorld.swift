import POSModel
import POSTables
import POSWire

extension CommandTransaction {
  /// Looks up what a command has to know, in the transaction that decides it.
  ///
  /// - Throws: ``DatabaseFault``.
  mutating func world<Wish: Command>(
    for command: Wish, _ folded: Folded<Wish.Subject>
  ) throws -> World {
    let rules = try site.rules()
    let local = time.local(now)
    var world = World(
      now: now, local: local, businessDay: local.businessDay(startHour: rules.dayStartHour),
      device: device, origin: cloud.id, rules: rules)
    world.eventKey = cloud.key(of: command.key)
    var needs = command.needs(on: folded.state)
    world.actor = try owner.map { actingOwner($0, command.actor) } ?? look(up: command.actor)
    world.approver = try needs.approver.flatMap { try look(up: $0) }
    world.employee = try needs.employee.flatMap { try look(up: $0) }
    world.pinOwner = try needs.pinLookup.flatMap { try owner(ofPIN: $0) }
    for _ in 0..<needs.checkNumbers {
      world.numbers.append(
        try CheckNumbering(log: log)
          .reserve(rules.revenueCenter, day: world.businessDay, at: now))
    }
    world.otherCheck = try needs.otherCheck.flatMap { try look(up: $0) }
    needs.products += world.otherCheck?.items.map(\.productID) ?? []
    needs.remakes += world.otherCheck?.firedFrom ?? []
    for id in needs.remakes { world.remakes[id] = try look(up: id)?.remakes }
    world.hasPrintJob = try needs.printJob.map { try has(printJob: $0) } ?? false
    try lookUpMenu(needs, &world)
    if let key = needs.ticket {
      world.ticket =
        key.station.isBar
        ? try look(up: ID<StationTicket<BarArea>>(key.id.rawValue))?.ticket
        : try look(up: ID<StationTicket<KitchenArea>>(key.id.rawValue))?.ticket
    }
    world.voucher = try needs.voucher.flatMap { try look(up: $0) }
    if let tender = needs.exposure {
      world.exposure = try exposure(
        of: tender, since: time.startOfBusinessDay(at: now, startHour: rules.dayStartHour))
    }
    if let shown = needs.shownVersion, shown != folded.version, let check = folded.state as? Check {
      world.changesSinceShown = try changes(of: check, since: shown)
    }
    return world
  }

  /// Looks up products with their modifier groups and what is left, a combo and a discount rule.
  ///
  /// - Throws: ``DatabaseFault``.
  private mutating func lookUpMenu(_ needs: Needs, _ world: inout World) throws {
    for id in needs.products where world.products[id] == nil {
      guard let product = try look(up: id) else { continue }
      world.products[id] = product
      world.stock[id] = try look(up: id.stockID)
      for name in product.entry.modifierGroups where world.modifierGroups[name] == nil {
        world.modifierGroups[name] = try look(up: ModifierGroupID(name))
      }
    }
    world.combo = try needs.combo.flatMap { try look(up: $0) }
    world.discountRule = try needs.discountRule.flatMap { try look(up: $0) }
    for plu in world.discountRule?.entry.plus ?? [] {
      let rows = try log.connection.execute(
        """
        SELECT id FROM products WHERE tenant_id = $1 AND store_id = $2 AND plu = $3
          AND is_active = 1 ORDER BY position, id LIMIT 1
        """, log.keys + [.text(plu)])
      if let row = rows.first { world.discountProducts.append(ProductID(row.text(0))) }
    }
  }

  /// A thing the command has to know; nil when there is none such.
  ///
  /// - Throws: ``DatabaseFault``.
  private mutating func look<Subject: Tabulated>(up id: ID<Subject>) throws -> Subject? {
    try things.folded(id).state
  }

  /// An owner, who may do in each store what its manager may.
  private func actingOwner(_ name: String, _ id: EmployeeID) -> Employee? {
    Employee(
      id: id, beginning: .entered(EmployeeEntry(name: name, role: .manager)),
      FactStamp(
        eventID: EventID("owner"), at: now, lamport: 1, origin: cloud.id, actor: id))
  }

  /// Whether a print job of that key was made.
  ///
  /// - Throws: ``DatabaseFault``.
  private func has(printJob key: String) throws -> Bool {
    try log.connection.execute(
      """
      SELECT 1 FROM print_jobs WHERE tenant_id = $1 AND store_id = $2 AND dedupe_key = $3
      """, log.keys + [.text(key)]
    ).first != nil
  }

  /// Who has the PIN of that lookup.
  ///
  /// - Throws: ``DatabaseFault``.
  private func owner(ofPIN lookup: String) throws -> EmployeeID? {
    try log.connection.execute(
      """
      SELECT id FROM employees WHERE tenant_id = $1 AND store_id = $2 AND pin_lookup = $3
      """, log.keys + [.text(lookup)]
    ).first.map { EmployeeID($0.text(0)) }
  }

  /// What a tender took since a moment while its network was down; what was taken back is not at
  /// risk any more.
  ///
  /// - Throws: ``DatabaseFault``.
  private func exposure(of tender: Tender, since start: Instant) throws -> Exposure {
    let rows = try log.connection.execute(
      """
      SELECT COUNT(*), COALESCE(SUM(applied_minor + tip_minor), 0)::bigint FROM payments p
      WHERE tenant_id = $1 AND store_id = $2 AND is_offline = 1 AND tender = $3 AND taken_at >= $4
        AND NOT EXISTS (
          SELECT 1 FROM refunds r
          WHERE r.tenant_id = $1 AND r.store_id = $2 AND r.payment_id = p.id)
      """, log.keys + [.text(tender.rawValue), .text(start.text)])
    return rows.first.map {
      Exposure(count: Int($0.integer(0)), sum: Money(minorUnits: $0.integer(1)))
    } ?? Exposure()
  }

  /// What arrived here since the version somebody was shown.
  ///
  /// - Throws: ``DatabaseFault``.
  private func changes(of check: Check, since shown: Int) throws -> [CheckChange] {
    let events = try log.events(
      "AND aggregate_id = $3 AND aggregate_type = $4 ORDER BY arrival",
      [.text(check.id.rawValue), .text(Check.aggregateType.rawValue)])
    let facts = events.map { event in
      try? FactCoding.fact(  // What cannot be read was not applied either.
        CheckFact.self, type: event.type, payload: event.payload)
    }
    var named = check
    for (event, fact) in zip(events, facts) {
      if case .itemAdded(let item) = fact, named.item(item.id) == nil {
        named.apply(.itemAdded(item), event.stamp)
      }
    }
    return facts.dropFirst(shown).compactMap { $0.flatMap { CheckChange($0, on: named) } }
  }
}
