/// One row of the table.
struct Reading {
  /// Which side of the reach is good.
  enum Direction { case atMost, atLeast }

  let what: String
  let measured: Double
  let reach: Double
  /// Of both numbers.
  let unit: String
  var direction = Direction.atMost
  /// What else was seen, such as a p99 beside a p50.
  var detail = ""

  var ratio: Double { measured / reach }
  var isReached: Bool { direction == .atMost ? measured <= reach : measured >= reach }
}
