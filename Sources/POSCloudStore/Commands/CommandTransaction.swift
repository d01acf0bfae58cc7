import POSModel
import POSTables
import POSWire

/// The steps of one command inside its transaction.
struct CommandTransaction {
  let log: CloudLog
  let site: Site
  let now: Instant
  let time: any TimeSource
  /// Who asks.
  let device: DeviceID
  /// Who is signed in at the dashboard and wishes it; nil when an employee does.
  let owner: String?
  let correlation: String
  /// Whether rows of what was there before, but could not stand beside those of others, are left as
  /// they are, with a review item.
  let isForgiving: Bool
  var things: WorkingSet
  /// What the cloud's own events are counted as, once the store's row is held.
  private(set) var cloud = CloudOrigin(epoch: 1)
  private var events: [Envelope] = []
  private var chains: [String] = []
  private var head = CloudLog.OriginState()

  /// How long a stored response is kept, in milliseconds.
  static let responseLife: Int64 = 24 * 3_600_000

  /// - Throws: ``CloudFailure/unknownRealm(_:)``; ``DatabaseFault``.
  init(
    log: CloudLog, time: any TimeSource, device: DeviceID, owner: String?, correlation: String,
    isForgiving: Bool
  ) throws {
    let site = try log.site()
    (self.log, self.site, self.device) = (log, site, device)
    (self.owner, self.correlation, self.isForgiving) = (owner, correlation, isForgiving)
    (self.time, now) = (site.zone.time(time), time.now())
    things = WorkingSet(
      log: log, owner: RowOwner(store: log.realm.store, currency: site.currency))
  }

  /// Answers a command; `request` is the hash of what it asks for.
  ///
  /// - Throws: the command's `Denial`; ``CloudFailure``, ``DatabaseFault``.
  mutating func run<Wish: Command>(
    _ command: Wish, request: String
  ) throws -> CloudGrant<Wish> where Wish.Subject: Tabulated {
    let id = command.subjectID
    let answers = StoredAnswers(log: log, device: device, now: now)
    try answers.begin(Wish.operation, command.key.rawValue)
    let store = try log.lockStore()
    cloud = store.cloud
    let folded = try things.folded(id)
    if let granted = try answers.replay(command, request, folded, cloud) { return granted }
    try guardFreshID(of: command)

    let world = try world(for: command, folded)
    let facts: [Wish.Subject.Fact]
    switch try decide(command, on: folded.state, in: world) {
    case .facts(let given): facts = given
    case .settled(let response):
      guard let subject = folded.state else { preconditionFailure("what is so already is there") }
      try log.connection.pipeline([
        answers.forgetting, try answers.storing(response, of: command, request),
      ])
      return CloudGrant(response: response, subject: subject, isReplay: false)
    }
    head = try log.head(of: cloud)
    try append(facts, of: command, to: id)
    guard !facts.isEmpty, let subject = try things.folded(id).state else {
      preconditionFailure("a granted wish leads to something, and leaves its subject there")
    }
    let consequences = command.consequences(folded.state, facts, world)
    for consequence in consequences { try carryOut(consequence, of: command) }
    let response = command.respond(subject, facts)
    try log.connection.pipeline(
      try writes(store.arrival, request) + [
        answers.forgetting, try answers.storing(response, of: command, request),
      ])
    try save(things.changes)
    try ConflictNotes(log: log, currency: site.currency).update(events)
    let jobs = command.printing(folded.state, facts, consequences, world)
    try PrintQueue(log: log).add(jobs, because: command.key, at: now)
    return CloudGrant(response: response, subject: subject, isReplay: false)
  }

  /// Writes the rows that follow. What is new has its rows or is not there at all: no check is
  /// opened under a number that another has.
  ///
  /// - Throws: ``DatabaseFault``.
  private func save(_ changes: [AggregateChange]) throws {
    let saving = RowSaving(log: log, now: now)
    guard isForgiving else { return try saving.save(changes) }
    try saving.save(changes) { !$0.isNew }
  }

  /// The statements that append the events and tell of them.
  private func writes(_ arrival: Int64, _ request: String) throws -> [Statement] {
    let arrivals = events.indices.map { arrival + Int64($0) + 1 }
    let last = arrivals.last ?? arrival
    let rows = EventWrites(log: log, sender: device, correlation: correlation, now: now)
    return [
      rows.inserting(events, chains: chains, arrivals, request: request), rows.headers(events),
      rows.auditing(events),
    ] + TransactionLines(log: log, events: events).statements + [
      log.setting([(cloud.id, head)]),
      Statement(
        "UPDATE stores SET last_arrival = $3 WHERE tenant_id = $1 AND store_id = $2",
        log.keys + [.integer(last)]),
      NewsDesk.notice(log.realm, last),
    ]
  }

  /// Does what else follows from a command; its events count up behind the command's own.
  ///
  /// - Throws: ``DatabaseFault``.
  private mutating func carryOut(_ consequence: Consequence, of command: some Command) throws {
    switch consequence {
    case .check(let id, let facts): try append(facts, of: command, to: id)
    case .stock(let id, let facts): try append(facts, of: command, to: id.stockID)
    case .voucher(let id, let facts): try append(facts, of: command, to: id)
    case .ticket(let key, let facts) where key.station.isBar:
      try append(
        facts.map { StationTicketFact($0) }, of: command,
        to: ID<StationTicket<BarArea>>(key.id.rawValue))
    case .ticket(let key, let facts):
      try append(
        facts.map { StationTicketFact($0) }, of: command,
        to: ID<StationTicket<KitchenArea>>(key.id.rawValue))
    }
  }

  /// Stamps facts and folds them in.
  ///
  /// - Throws: ``DatabaseFault``; `EncodingError`.
  private mutating func append<Subject: Tabulated>(
    _ facts: [Subject.Fact], of command: some Command, to id: ID<Subject>
  ) throws {
    var after = try things.folded(id)
    for fact in facts {
      let payload = try FactCoding.payload(of: fact)
      // Above all seen, and not behind the wall clock.
      let lamport = max(head.lamport + 1, now.milliseconds)
      let stamp = FactStamp(
        eventID: cloud.key(of: command.key).eventID(events.count), at: now, lamport: lamport,
        origin: cloud.id, actor: command.actor)
      let event = Envelope(
        stamp: stamp, tenant: log.realm.tenant, store: log.realm.store,
        aggregateType: Subject.aggregateType.rawValue, aggregateID: id.rawValue,
        version: after.version + 1, type: fact.type, device: device, seq: head.lastSeq + 1,
        payload: payload, payloadSHA256: SHA256Hex.of(payload))
      head = CloudLog.OriginState(
        lastSeq: event.seq, chain: CloudLog.link(head.chain, event.payloadSHA256),
        lamport: lamport)
      events.append(event)
      chains.append(head.chain)
      after.fold(fact, stamp)
    }
    things.keep(after, at: now)
  }
}

extension CloudLog {
  /// How far the cloud's own events have come, at the highest logical clock there is.
  ///
  /// - Throws: ``DatabaseFault``.
  fileprivate func head(of cloud: CloudOrigin) throws -> OriginState {
    let rows = try connection.execute(
      """
      SELECT COALESCE(MAX(last_seq) FILTER (WHERE origin_device_id = $3), 0),
        COALESCE(MAX(chain) FILTER (WHERE origin_device_id = $3), ''), COALESCE(MAX(lamport), 0)
      FROM origins WHERE tenant_id = $1 AND store_id = $2
      """, keys + [.text(cloud.id.rawValue)])
    return rows.first.map {
      OriginState(lastSeq: $0.integer(0), chain: $0.text(1), lamport: $0.integer(2))
    } ?? OriginState()
  }
}
