import GRDB
import POSModel
import POSTestSupport
import POSWire

@testable import POSCore

/// Three lanes of one store that hear of each other only when told to.
struct Lanes {
  let tills: [Till]
  var random: SeededGenerator

  /// `L1` with staff and menu; the others have its events already.
  private static let templates: [StoreTemplate] = {
    let others = [("L2", 2), ("L3", 3)].map { name, workstation in
      StoreTemplate(StoreTemplate.realm(name, workstation: workstation)) { store in
        let first = try Till.fresh()
        try store.receive(first.store.events(of: "L1", after: 0), from: DeviceID("L1"))
      }
    }
    return [.standard] + others
  }()

  /// Lanes whose ids and choices follow from `seed`; their clocks differ.
  init(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    tills = try Self.templates.enumerated().map { index, template in
      let clock = TestClock(
        TestClock.noon.adding(milliseconds: Int64.random(in: -3_000...3_000, using: &random)))
      return try Till.fresh(template, clock: clock, seed: seed &* 3 &+ UInt64(index))
    }
    self.random = random
  }

  /// Gives every lane all that any other has, as a bad network would, until all have all.
  mutating func syncAll() throws {
    for receiver in tills.indices.shuffled(using: &random) { try sync(to: receiver, rounds: .max) }
    for receiver in tills.indices { try sync(to: receiver, rounds: .max) }
  }

  /// Gives one lane something of what the others have.
  mutating func syncSome() throws {
    let receiver = Int.random(in: tills.indices, using: &random)
    try sync(to: receiver, rounds: Int.random(in: 1...2, using: &random))
  }

  /// Gives one lane all that another has, in order and at once.
  func tell(_ receiver: Int, from sender: Int) throws {
    let (from, to) = (tills[sender].store, tills[receiver].store)
    for (origin, _) in try from.have() {
      try to.receive(
        from.events(of: origin, after: to.have()[origin] ?? 0), from: from.realm.device)
    }
  }

  private mutating func sync(to receiver: Int, rounds: Int) throws {
    let store = tills[receiver].store
    for _ in 0..<rounds {
      let have = try store.have()
      var missing: [[Envelope]] = []
      for sender in tills.indices where sender != receiver {
        for (origin, last) in try tills[sender].store.have().sorted(by: { $0.key < $1.key })
        where last > have[origin] ?? 0 {
          // Some of it was heard before.
          let after = max(0, (have[origin] ?? 0) - Int64.random(in: 0...3, using: &random))
          missing.append(try tills[sender].store.events(of: origin, after: after))
        }
      }
      guard !missing.isEmpty else { return }
      try deliver(missing, to: store)
    }
  }

  /// One batch: cut, shuffled, sometimes with an event lost on the way.
  private mutating func deliver(_ missing: [[Envelope]], to store: Store) throws {
    var batch: [Envelope] = []
    for events in missing where missing.count == 1 || Int.random(in: 0..<3, using: &random) > 0 {
      batch += events.prefix(Int.random(in: 1...events.count, using: &random))
    }
    batch += batch.prefix(Int.random(in: 0...2, using: &random))
    batch.shuffle(using: &random)
    let sender = DeviceID("L9")
    guard batch.count > 1, Int.random(in: 0..<4, using: &random) == 0 else {
      try store.receive(batch, from: sender)
      return
    }
    var torn = batch
    torn.remove(at: Int.random(in: torn.indices, using: &random))
    let before = try store.have()
    do { try store.receive(torn, from: sender) } catch ReceiveFault.gap {
      guard try store.have() == before else { throw Stored() }
      try store.receive(batch, from: sender)
    }
  }

  /// A refused batch left something behind.
  struct Stored: Error {}
}

extension Store {
  /// How far each origin's events have come.
  func have() throws -> [DeviceID: Int64] {
    try pool.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT origin_device_id, last_seq FROM origins WHERE last_seq > 0")
      return Dictionary(uniqueKeysWithValues: rows.map { (DeviceID($0[0]), $0[1]) })
    }
  }

  /// The events of an origin after `seq`.
  func events(of origin: DeviceID, after seq: Int64) throws -> [Envelope] {
    try read { try $0.events(from: origin, after: seq, limit: .max) }
  }

  func events(of origin: String, after seq: Int64) throws -> [Envelope] {
    try events(of: DeviceID(origin), after: seq)
  }
}
