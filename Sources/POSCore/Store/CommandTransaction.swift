import GRDB
import POSModel
import POSWire

/// The steps of one command inside its transaction.
struct CommandTransaction {
  let log: EventLog
  let now: Instant
  let time: any TimeSource

  /// Answers a command; the fold is nil when it had been granted before.
  ///
  /// - Throws: the command's `Denial`, ``StoreFailure``, or the database's error.
  func run<Wish: Command, Subject: Projected>(
    _ command: Wish, _ working: inout Store.WorkingState
  ) throws -> (Granted<Wish>, Folded<Subject>?) {
    guard let id = command.subjectID as? ID<Subject> else {
      preconditionFailure("the subject is the one that is folded")
    }
    // With the operation: two kinds of wish may have the same fields.
    let request = SHA256Hex.of(
      Array("\(Wish.operation) ".utf8) + (try CanonicalEncoder.canonical(command)))
    let folded = try working.cache.current(id, log.db) ?? log.current(id)
    if let granted = try replay(command, request, folded) { return (granted, nil) }

    let world = try world(for: command, folded, &working)
    guard let subject = folded.state as? Wish.Subject? else {
      preconditionFailure("the subject is the one that is folded")
    }
    guard let facts = try command.decide(subject, world) as? [Subject.Fact], !facts.isEmpty else {
      preconditionFailure("a wish that is granted leads to something")
    }
    let after = try append(facts, of: command, to: folded, request: request)
    guard let state = after.state, let result = state as? Wish.Subject,
      let given = facts as? [Wish.Subject.Fact]
    else { preconditionFailure("a granted wish leaves its subject there") }
    try state.save(since: folded.state, log.db, log.realm)
    let response = command.respond(result, given)
    try store(response, of: command, request)
    return (Granted(response: response, subject: result, isReplay: false), after)
  }

  // MARK: - Idempotency

  /// The answer a command was given before; nil when it never was granted.
  private func replay<Wish: Command, Subject: Projected>(
    _ command: Wish, _ request: String, _ folded: Folded<Subject>
  ) throws -> Granted<Wish>? {
    let stored = try storedResponse(of: command)
    let logged = stored == nil ? try loggedRequest(of: command) : nil
    guard let known = stored?.request ?? logged else { return nil }
    guard known == request else {
      throw StoreFailure.keyReused(operation: Wish.operation, key: command.key.rawValue)
    }
    guard let subject = folded.state as? Wish.Subject else {
      preconditionFailure("a granted wish left its subject there")
    }
    // A response in the shape of an older program is worked out like one that is gone.
    let kept: Wish.Response? = try? stored.map { try ResponseCoding.response(from: $0.response) }
    let response = try kept ?? response(of: command, Subject.self)
    return Granted(response: response, subject: subject, isReplay: true)
  }

  /// The answer to a command that was granted before, worked out from what was known then: the
  /// events that had arrived when its own did.
  ///
  /// - Throws: the database's error.
  private func response<Wish: Command, Subject: Projected>(
    of command: Wish, _: Subject.Type
  ) throws -> Wish.Response {
    let facts = try facts(of: command)
    let last = command.key.eventID(max(0, facts.count - 1))
    let then: Folded<Subject> = try log.folded(
      ID(command.subjectID.rawValue), arrivedWith: last)
    guard let subject = then.state as? Wish.Subject else {
      preconditionFailure("a granted wish left its subject there")
    }
    return command.respond(subject, facts)
  }

  /// The response kept for a command, with the hash of its request.
  ///
  /// - Throws: the database's error.
  private func storedResponse(
    of command: some Command
  ) throws -> (request: String, response: String)? {
    let statement = try log.db.cachedStatement(
      sql: """
        SELECT request_hash, response FROM idempotency_keys WHERE enterprise_id = ?
          AND workstation_id = ? AND operation = ? AND idempotency_key = ?
        """)
    let row = try Row.fetchOne(
      statement,
      arguments: [
        log.realm.tenant.rawValue, log.realm.device.rawValue, type(of: command).operation,
        command.key.rawValue,
      ])
    return row.map { (request: $0[0], response: $0[1]) }
  }

  /// The hash of the request whose first event has this key as its id.
  private func loggedRequest(of command: some Command) throws -> String? {
    let statement = try log.db.cachedStatement(
      sql: "SELECT COALESCE(request_hash, '') FROM events WHERE event_id = ?")
    return try String.fetchOne(statement, arguments: [command.key.eventID(0).rawValue])
  }

  /// The facts a command led to, read back from the log.
  private func facts<Wish: Command>(of command: Wish) throws -> [Wish.Subject.Fact] {
    var facts: [Wish.Subject.Fact] = []
    while let event = try log.event(command.key.eventID(facts.count)),
      event.aggregateID == command.subjectID.rawValue,
      let fact = try FactCoding.fact(
        Wish.Subject.Fact.self, type: event.type, payload: event.payload)
    {
      facts.append(fact)
    }
    return facts
  }

  /// Keeps the response for a day.
  ///
  /// - Throws: the database's error.
  private func store<Wish: Command>(
    _ response: Wish.Response, of command: Wish, _ request: String
  ) throws {
    let statement = try log.db.cachedStatement(
      sql: """
        INSERT INTO idempotency_keys
          (enterprise_id, workstation_id, operation, idempotency_key, request_hash, response,
           created_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      log.realm.tenant.rawValue, log.realm.device.rawValue, Wish.operation, command.key.rawValue,
      request, try ResponseCoding.text(of: response), now.text,
      now.adding(milliseconds: Store.responseLife).text,
    ])
  }

  // MARK: - Events

  /// Stamps the facts, appends them to the log and folds them in.
  private func append<Subject: Projected>(
    _ facts: [Subject.Fact], of command: some Command, to folded: Folded<Subject>, request: String
  ) throws -> Folded<Subject> {
    let origin = log.realm.origin
    guard var state = try log.state(of: origin) else {
      throw StoreFailure.damaged("the log's own origin")
    }
    var after = folded
    var arrival = try log.nextArrival()
    var lamport = try log.nextLamport(at: now)
    for (index, fact) in facts.enumerated() {
      let payload = try FactCoding.payload(of: fact)
      let stamp = FactStamp(
        eventID: command.key.eventID(index), at: now, lamport: lamport, origin: origin,
        actor: command.actor)
      let event = Envelope(
        stamp: stamp, tenant: log.realm.tenant, store: log.realm.store,
        aggregateType: Subject.aggregateType.rawValue, aggregateID: folded.id.rawValue,
        version: after.version + 1, type: fact.type, device: log.realm.device,
        seq: state.lastSeq + 1, payload: payload, payloadSHA256: SHA256Hex.of(payload))
      state = EventLog.OriginState(
        lastSeq: event.seq, chain: EventLog.link(state.chain, event.payloadSHA256),
        lamport: lamport)
      try log.append(
        event, chain: state.chain, arrival: arrival, requestHash: index == 0 ? request : nil)
      after.fold(fact, stamp)
      (arrival, lamport) = (arrival + 1, lamport + 1)
    }
    try log.set(state, of: origin)
    return after
  }

  // MARK: - The world

  /// Looks up what the command has to know.
  private func world<Subject: Projected>(
    for command: some Command, _ folded: Folded<Subject>, _ working: inout Store.WorkingState
  ) throws -> World {
    let rules = try RulesQuery(log: log).rules(&working)
    let local = time.local(now)
    var world = World(
      now: now, businessDay: local.businessDay(startHour: rules.dayStartHour),
      device: log.realm.device, rules: rules)
    let needs = command.needs
    world.actor = try look(up: command.actor, &working)
    if world.actor == nil {
      world.rules.isNew =
        try Bool.fetchOne(log.db, sql: "SELECT NOT EXISTS (SELECT 1 FROM employees)") ?? false
    }
    world.approver = try needs.approver.flatMap { try look(up: $0, &working) }
    world.product = try needs.product.flatMap { try look(up: $0, &working) }
    if let pin = needs.pinLookup { world.pinOwner = try PINQuery(db: log.db).owner(of: pin) }
    if needs.checkNumber {
      world.numbers = try CheckCounter(workstation: log.realm.workstation)
        .reserve(rules.revenueCenter, day: world.businessDay, log.db, at: now)
    }
    if let shown = needs.shownVersion, shown != folded.version, let check = folded.state as? Check {
      world.changesSinceShown = try changes(of: check, since: shown)
    }
    return world
  }

  /// An aggregate the command has to know.
  ///
  /// - Throws: the database's error.
  private func look<Subject: Projected>(
    up id: ID<Subject>, _ working: inout Store.WorkingState
  ) throws -> Subject? {
    if let folded = try working.cache.current(id, log.db) { return folded.state }
    let folded = try log.folded(id)
    if folded.state != nil { working.cache.keep(folded) }
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
