import POSWire

/// Where a pull goes on: the place of the last event it was given, in the store's order of commits.
struct PullCursor {
  let arrival: Int64

  /// The beginning.
  static let beginning = PullCursor(arrival: 0)

  init(arrival: Int64) { self.arrival = arrival }

  /// Reads what ``text`` wrote; empty is the beginning.
  ///
  /// - Throws: ``CloudFailure/badCursor(_:)``.
  init(_ text: String) throws {
    if text.isEmpty {
      self = .beginning
      return
    }
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let arrival = Int64(text) else {
      throw CloudFailure.badCursor(text)
    }
    self.arrival = arrival
  }

  var text: String { String(arrival) }
}
