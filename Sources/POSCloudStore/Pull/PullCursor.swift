import POSWire

/// Where a pull goes on: the place of the last event it was given, in the store's order of commits.
/// In another epoch of the cloud other events have these places.
struct PullCursor {
  let arrival: Int64
  let epoch: Int64

  init(arrival: Int64, epoch: Int64) { (self.arrival, self.epoch) = (arrival, epoch) }

  /// Reads what ``text`` wrote; empty is the beginning.
  ///
  /// - Throws: ``CloudFailure/badCursor(_:)``.
  init(_ text: String) throws {
    if text.isEmpty {
      self.init(arrival: 0, epoch: 1)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = try parts.map { part in
      guard part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(part) else {
        throw CloudFailure.badCursor(text)
      }
      return number
    }
    switch numbers.count {
    case 1: self.init(arrival: numbers[0], epoch: 1)
    case 2 where numbers[0] > 1: self.init(arrival: numbers[1], epoch: numbers[0])
    default: throw CloudFailure.badCursor(text)
    }
  }

  var text: String { epoch == 1 ? String(arrival) : "\(epoch)-\(arrival)" }

  /// Whether a store whose last event is at `end` has not come so far.
  func isBeyond(_ end: PullCursor) -> Bool {
    (epoch, arrival) > (end.epoch, end.arrival) && arrival > 0
  }

  /// Whether a pull may go on behind this place in a store whose last event is at `end`.
  func isPlace(before end: PullCursor) -> Bool {
    arrival == 0 || epoch == end.epoch && arrival <= end.arrival
  }
}
