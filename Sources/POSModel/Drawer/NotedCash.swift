/// What was noted of a drawer when a count of it began, which nobody was told.
public struct NotedCash: Hashable, Sendable, Codable {
  /// The number of the session that went on.
  public var session: Int
  /// The cash that should have been in the drawer.
  public var expected: Money

  /// That much, in that session.
  public init(session: Int, expected: Money) {
    (self.session, self.expected) = (session, expected)
  }
}
