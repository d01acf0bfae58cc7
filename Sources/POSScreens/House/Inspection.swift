public import POSModel

/// What is looked up about the house and only shown.
public enum Inspection: Sendable, Equatable {
  /// What a manager must look at.
  case reviews
  /// How the till is, and what it is connected to.
  case diagnosis

  /// One thing that was found.
  public struct Finding: Sendable, Equatable {
    /// What it is about.
    public var name: String
    /// What is to be said of it.
    public var text: String
    /// When it was; nil when it is so now.
    public var at: Instant?

    /// That was found.
    public init(_ name: String, _ text: String, at: Instant? = nil) {
      (self.name, self.text, self.at) = (name, text, at)
    }
  }
}
