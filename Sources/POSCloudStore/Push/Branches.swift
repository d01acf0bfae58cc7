import POSModel
import POSWire

/// Where origins of a request go on otherwise than in the store, as those of a device do whose
/// store was set back.
///
/// What stands behind such an event belongs to another history than what is here, also where its
/// own place is free: stored, it would make one log of two.
struct Branches {
  private var begin: [DeviceID: Int64] = [:]

  /// Takes what became of an item.
  mutating func note(_ result: PushResult, of item: PushedItem) {
    // The cloud's own count did go on in two ways when its database was set back, and what lanes
    // have of the lost one is wanted.
    guard result.isPlaceTaken, let claim = item.claim, CloudOrigin(claim.origin) == nil else {
      return
    }
    begin[claim.origin] = min(begin[claim.origin] ?? .max, claim.seq)
  }

  /// What an item is answered because it stands behind such an event; nil where it does not.
  func answer(_ item: PushedItem) -> PushResult? {
    guard !begin.isEmpty, let claim = item.claim, let seq = begin[claim.origin], seq < claim.seq
    else { return nil }
    return PushResult(item.id, .retry, reason: Sifting.missing(claim.origin, after: seq - 1))
  }
}
