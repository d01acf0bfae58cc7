import POSModel
import POSWire

/// Decides what becomes of the items of one transaction, from what the store holds.
///
/// An event whose `seq` leaves one out waits: who sends it looks at `have` and sends what lacks. An
/// item that is refused for ever would make all behind it wait for ever; so where it is the next of
/// its origin, it leaves a hole that the count passes over, until it is sent again as it should be.
///
/// The cloud's own events come from a device only when the database was set back: one of the epoch
/// that goes on proves it, and ends that epoch. Those of ended epochs are as any other origin's.
struct Sifting {
  let realm: CloudRealm
  /// What the cloud's own events are counted as from now on.
  private(set) var cloud: CloudOrigin
  /// How far each origin has come, holes counted.
  private(set) var origins: [DeviceID: CloudLog.OriginState]
  /// What is stored of the ids that were sent.
  private let known: [EventID: Known]
  private var holes: [Place: Hole]
  /// The furthest logical clock of the store.
  private var clock: Int64

  /// Events to store, in the order they came.
  private(set) var accepted: [Accepted] = []
  /// Items to keep apart.
  private(set) var refused: [Kept] = []
  private(set) var results: [(place: Int, result: PushResult)] = []
  /// Origins of which it is to be written down how far they have come.
  private(set) var moved: Set<DeviceID> = []
  /// Where each event of this request that is accepted stands.
  private var fresh: [EventID: Known] = [:]
  private var branches = Branches()

  /// What tells whether an event is the one that is there.
  struct Known: Equatable {
    var place: Place
    var payloadSHA256: String
  }

  /// A place in an origin's count.
  struct Place: Hashable {
    var origin: DeviceID
    var seq: Int64
  }

  /// A place that a refused item left empty.
  struct Hole {
    var item: String
    /// The chain before it, and the hash it went on with.
    var chain: String
    var payloadSHA256: String
  }

  /// An event to store.
  struct Accepted {
    var event: Envelope
    var chain: String
    /// The hole it fills.
    var fills: Hole?
  }

  /// An item that is refused.
  struct Kept {
    var item: PushedItem
    var refusal: PushedItem.Refused
    /// The hole it leaves.
    var leaves: (place: Place, hole: Hole)?
  }

  init(
    realm: CloudRealm, cloud: CloudOrigin, origins: [DeviceID: CloudLog.OriginState],
    known: [EventID: Known], holes: [Place: Hole], clock: Int64
  ) {
    (self.realm, self.cloud, self.clock) = (realm, cloud, clock)
    (self.origins, self.known, self.holes) = (origins, known, holes)
  }

  mutating func take(_ item: PushedItem) {
    if let held = branches.answer(item), item.event.map({ known[$0.eventID] == nil }) ?? true {
      return results.append((item.place, held))
    }
    if let refusal = item.refusal { return refuse(item, refusal) }
    guard let event = item.event else {
      preconditionFailure("an item that cannot be read is refused")
    }
    let place = Place(origin: event.origin, seq: event.seq)
    let last = origins[event.origin, default: CloudLog.OriginState()].lastSeq
    if event.tenant != realm.tenant || event.store != realm.store {
      return refuse(
        item, .rejected, "it belongs to '\(event.tenant)' '\(event.store)', not to this store")
    }
    if let there = known[event.eventID] ?? fresh[event.eventID] {
      guard there == Known(place: place, payloadSHA256: event.payloadSHA256) else {
        return refuse(item, .conflict, "another event has this id")
      }
      return answer(item, .duplicate)
    }
    if event.hasNUL { return refuse(item, .rejected, "a name in it has a NUL") }
    if !PushedItem.isOrigin(event.origin.rawValue) {
      return refuse(item, .rejected, "its origin has more than \(PushedItem.longestOrigin) bytes")
    }
    let author = CloudOrigin(event.origin)
    if event.actor.ownerName != nil, author == nil {
      return refuse(item, .rejected, "an owner does nothing on a device")
    }
    if event.lamport > Envelope.furthestReach {
      return refuse(
        item, .rejected, "its clock \(event.lamport) is too far ahead of all others")
    }
    if isOfPresent(event.origin) {
      guard let author, author.isCredible(after: cloud), let next = author.next else {
        return refuse(item, .rejected, "the cloud made no such event")
      }
      // What only waits proves nothing yet.
      guard event.seq <= last + 1 else {
        return answer(item, .retry, Self.missing(event.origin, after: last))
      }
      guard isInReach(event) else { return wait(item, event) }
      cloud = next
    }
    if let hole = holes[place] {
      guard isInReach(event) else { return wait(item, event) }
      holes[place] = nil
      let chain = CloudLog.link(hole.chain, event.payloadSHA256)
      return accept(item, event, Accepted(event: event, chain: chain, fills: hole))
    }
    if event.seq <= last {
      let reason = "event \(event.seq) of \(event.origin) is another one"
      return refuse(item, .conflict, PushResult.taken + reason)
    }
    guard event.seq == last + 1 else {
      return answer(item, .retry, Self.missing(event.origin, after: last))
    }
    guard isInReach(event) else { return wait(item, event) }
    let chain = advance(place, event.payloadSHA256)
    accept(item, event, Accepted(event: event, chain: chain, fills: nil))
  }

  private mutating func accept(_ item: PushedItem, _ event: Envelope, _ accepted: Accepted) {
    see(event)
    origins[event.origin]?.farTries = 0
    fresh[event.eventID] = Known(
      place: Place(origin: event.origin, seq: event.seq), payloadSHA256: event.payloadSHA256)
    self.accepted.append(accepted)
    answer(item, .ok)
  }

  /// Whether an event's clock follows from what is here.
  private func isInReach(_ event: Envelope) -> Bool {
    event.lamport <= Envelope.furthestClock(after: clock)
  }

  /// Answers for an event whose clock does not follow from what is here. Its lane may have heard of
  /// one that is still to come: when that is here, this one is right. So it waits, as often as its
  /// lane tries it and no longer: all of its origin waits behind it, and that one may never come.
  /// Then it is refused, as is at once what comes behind it, until one follows from what is here.
  private mutating func wait(_ item: PushedItem, _ event: Envelope) {
    let reason = "its clock \(event.lamport) is far ahead of all that are here"
    var state = origins[event.origin, default: CloudLog.OriginState()]
    state.farTries += 1
    guard state.farTries < SyncBackOff.mostAttempts else {
      return refuse(item, .rejected, reason)
    }
    set(state, of: event.origin)
    answer(item, .retry, reason)
  }

  /// Counts an event's clock as one that is here.
  private mutating func see(_ event: Envelope) {
    var state = origins[event.origin, default: CloudLog.OriginState()]
    state.lamport = max(state.lamport, event.lamport)
    set(state, of: event.origin)
    clock = max(clock, event.lamport)
  }

  private mutating func refuse(
    _ item: PushedItem, _ status: PushResult.Status, _ reason: String
  ) { refuse(item, PushedItem.Refused(status: status, reason: reason)) }

  private mutating func refuse(_ item: PushedItem, _ refusal: PushedItem.Refused) {
    var kept = Kept(item: item, refusal: refusal)
    if let claim = item.claim, claim.realm == realm, !isOfPresent(claim.origin) {
      let before = origins[claim.origin, default: CloudLog.OriginState()]
      // Told now, it would not come again, and who is behind it would wait for ever.
      guard claim.seq <= before.lastSeq + 1 else {
        return answer(item, .retry, Self.missing(claim.origin, after: before.lastSeq))
      }
      if claim.seq == before.lastSeq + 1 {
        let place = Place(origin: claim.origin, seq: claim.seq)
        _ = advance(place, claim.payloadSHA256)
        let hole = Hole(
          item: item.digest, chain: before.chain, payloadSHA256: claim.payloadSHA256)
        holes[place] = hole
        kept.leaves = (place, hole)
      }
      // Lanes that took it count on from it, whatever is wrong with it here.
      if let event = item.event, isInReach(event) { see(event) }
    }
    refused.append(kept)
    answer(item, refusal.status, refusal.reason)
  }

  /// Whether an origin is the cloud itself as it counts now, or never did.
  private func isOfPresent(_ origin: DeviceID) -> Bool {
    CloudOrigin(origin).map { $0.epoch >= cloud.epoch } ?? false
  }

  /// What is said of a gap. Who sends looks for how it begins: it says nothing against the item.
  static func missing(_ origin: DeviceID, after seq: Int64) -> String {
    PushResult.missing + "events of \(origin) after \(seq)"
  }

  /// Moves an origin's count on.
  ///
  /// - Returns: the chain up to there.
  private mutating func advance(_ place: Place, _ payloadSHA256: String) -> String {
    var state = origins[place.origin, default: CloudLog.OriginState()]
    state.lastSeq = place.seq
    state.chain = CloudLog.link(state.chain, payloadSHA256)
    set(state, of: place.origin)
    return state.chain
  }

  private mutating func set(_ state: CloudLog.OriginState, of origin: DeviceID) {
    origins[origin] = state
    moved.insert(origin)
  }

  private mutating func answer(
    _ item: PushedItem, _ status: PushResult.Status, _ reason: String? = nil
  ) {
    let result = PushResult(item.id, status, reason: reason)
    branches.note(result, of: item)
    results.append((item.place, result))
  }
}

extension Envelope {
  /// Whether a name has a character no table takes; in a payload it is escaped.
  fileprivate var hasNUL: Bool {
    [aggregateID, actor.rawValue].contains { $0.utf8.contains(0) }
  }
}
