import GRDB
import POSModel
import POSTables
import POSWire

/// The steps of one command inside its transaction.
struct CommandTransaction {
  let log: EventLog
  let now: Instant
  let time: any TimeSource

  /// The hash of what a command asks for: the same key with another one is another request.
  ///
  /// - Throws: `EncodingError` when the command holds what JSON integers cannot.
  static func request<Wish: Command>(of command: Wish) throws -> String {
    // With the operation: two kinds of wish may have the same fields.
    SHA256Hex.of(Array("\(Wish.operation) ".utf8) + (try CanonicalEncoder.canonical(command)))
  }

  /// Answers a command; `request` is the hash of what it asks for.
  ///
  /// - Throws: the command's `Denial`, ``StoreFailure``, or the database's error.
  func run<Wish: Command>(
    _ command: Wish, request: String, _ working: inout Store.WorkingState
  ) throws -> Granted<Wish> where Wish.Subject: Tabulated {
    let folded =
      try working.cache.current(command.subjectID, log.db) ?? log.current(command.subjectID)
    if let granted = try replay(command, request, folded) { return granted }

    let world = try WorldQuery(log: log, now: now, time: time)
      .world(for: command, folded, &working)
    let facts = try command.decide(folded.state, world)
    var head = try working.head ?? log.head()
    let arrival = head.arrival + 1
    let after = try append(facts, of: command, from: 0, to: folded, request: request, &head)
    guard !facts.isEmpty, let subject = after.state else {
      preconditionFailure("a granted wish leads to something, and leaves its subject there")
    }
    try subject.save(since: folded.state, log.db, log.realm)
    working.cache.keep(after)
    var index = facts.count
    let consequences = command.consequences(folded.state, facts, world)
    for consequence in consequences {
      index += try carryOut(consequence, of: command, from: index, &head, &working)
    }
    let jobs = command.printing(folded.state, facts, consequences, world)
    try PrintQueue(log: log).add(jobs, because: command.key, at: now)
    try log.set(head.own, of: log.realm.origin)
    working.head = head
    let response = command.respond(subject, facts)
    try store(response, of: command, request)
    return Granted(
      response: response, subject: subject, isReplay: false, arrivals: arrival..<head.arrival + 1)
  }

  // MARK: - Idempotency

  /// The answer a command was given before; nil when it never was granted.
  private func replay<Wish: Command>(
    _ command: Wish, _ request: String, _ folded: Folded<Wish.Subject>
  ) throws -> Granted<Wish>? {
    // What was granted is in the log for ever, whether or not its response is still kept.
    guard let logged = try loggedRequest(of: command) else { return nil }
    let stored = try storedResponse(of: command)
    let known = stored?.request ?? logged
    guard known == request else {
      throw StoreFailure.keyReused(operation: Wish.operation, key: command.key.rawValue)
    }
    guard let subject = folded.state else {
      preconditionFailure("a granted wish left its subject there")
    }
    // A response in the shape of an older program is worked out like one that is gone.
    let kept: Wish.Response? = try? stored.map { try ResponseCoding.response(from: $0.response) }
    let response = try kept ?? response(of: command)
    return Granted(response: response, subject: subject, isReplay: true, arrivals: 0..<0)
  }

  /// The answer to a command that was granted before, worked out from what was known then: the
  /// events that had arrived when its own did.
  ///
  /// - Throws: the database's error.
  private func response<Wish: Command>(of command: Wish) throws -> Wish.Response {
    let facts = try facts(of: command)
    let last = command.key.eventID(max(0, facts.count - 1))
    guard let subject = try log.folded(command.subjectID, arrivedWith: last).state else {
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

  /// Does what else follows from a command; its events count up behind the command's own.
  ///
  /// - Returns: how many events that were.
  /// - Throws: the database's error.
  private func carryOut(
    _ consequence: Consequence, of command: some Command, from index: Int,
    _ head: inout EventLog.Head, _ working: inout Store.WorkingState
  ) throws -> Int {
    switch consequence {
    case .check(let id, let facts):
      try carryOut(facts, on: Check.self, id.rawValue, of: command, from: index, &head, &working)
    case .stock(let id, let facts):
      try carryOut(facts, on: Stock.self, id.rawValue, of: command, from: index, &head, &working)
    case .voucher(let id, let facts):
      try carryOut(facts, on: Voucher.self, id.rawValue, of: command, from: index, &head, &working)
    case .ticket(let key, let facts) where key.station.isBar:
      try carryOut(
        facts.map { StationTicketFact($0) }, on: StationTicket<BarArea>.self, key.id.rawValue,
        of: command, from: index, &head, &working)
    case .ticket(let key, let facts):
      try carryOut(
        facts.map { StationTicketFact($0) }, on: StationTicket<KitchenArea>.self, key.id.rawValue,
        of: command, from: index, &head, &working)
    }
  }

  /// Appends facts about another aggregate and writes its rows.
  ///
  /// - Returns: how many facts.
  /// - Throws: the database's error.
  private func carryOut<Subject: Tabulated>(
    _ facts: [Subject.Fact], on _: Subject.Type, _ id: String, of command: some Command,
    from index: Int, _ head: inout EventLog.Head, _ working: inout Store.WorkingState
  ) throws -> Int {
    let id = ID<Subject>(id)
    let before = try working.cache.current(id, log.db) ?? log.current(id)
    let after = try append(facts, of: command, from: index, to: before, request: nil, &head)
    // What happens to something that is not known here yet waits in the log for its beginning.
    guard let state = after.state else { return facts.count }
    try state.save(since: before.state, log.db, log.realm)
    working.cache.keep(after)
    return facts.count
  }

  /// Stamps the facts, appends them to the log and folds them in. The first of them is the
  /// command's event of that index.
  ///
  /// - Throws: the database's error.
  private func append<Subject: Tabulated>(
    _ facts: [Subject.Fact], of command: some Command, from first: Int, to folded: Folded<Subject>,
    request: String?, _ head: inout EventLog.Head
  ) throws -> Folded<Subject> {
    var after = folded
    for (index, fact) in facts.enumerated() {
      let payload = try FactCoding.payload(of: fact)
      // Above all seen, and not behind the wall clock.
      let lamport = max(head.lamport + 1, now.milliseconds)
      let stamp = FactStamp(
        eventID: command.key.eventID(first + index), at: now, lamport: lamport,
        origin: log.realm.origin, actor: command.actor)
      let event = Envelope(
        stamp: stamp, tenant: log.realm.tenant, store: log.realm.store,
        aggregateType: Subject.aggregateType.rawValue, aggregateID: folded.id.rawValue,
        version: after.version + 1, type: fact.type, device: log.realm.device,
        seq: head.own.lastSeq + 1, payload: payload, payloadSHA256: SHA256Hex.of(payload))
      let chain = EventLog.link(head.own.chain, event.payloadSHA256)
      head = EventLog.Head(
        own: EventLog.OriginState(lastSeq: event.seq, chain: chain, lamport: lamport),
        arrival: head.arrival + 1, lamport: lamport)
      try log.append(
        event, chain: chain, arrival: head.arrival, requestHash: index == 0 ? request : nil)
      after.fold(fact, stamp)
    }
    return after
  }
}
