/// An aggregate while its facts are folded in, and how far the fold has come.
public struct Folded<Subject: Aggregate>: Sendable, Equatable {
  /// The aggregate's id.
  public let id: ID<Subject>
  /// The state; nil until the fact that begins it has arrived.
  public private(set) var state: Subject?
  /// The place of the last fact folded in.
  public private(set) var last: FoldPosition?
  /// How many events are folded in.
  public private(set) var version = 0

  /// Nothing has happened yet.
  public init(id: ID<Subject>) { self.id = id }

  /// A fold that had come so far, restored from a copy of its state.
  public init(id: ID<Subject>, state: Subject, last: FoldPosition, version: Int) {
    (self.id, self.state, self.last, self.version) = (id, state, last, version)
    self.state?.version = version
  }

  /// Whether a fact at `position` sorts behind everything folded in so far.
  public func comesLast(_ position: FoldPosition) -> Bool { last.map { $0 < position } ?? true }

  /// Folds in the next fact in order; `fact` is nil for an event that is kept but not understood.
  public mutating func fold(_ fact: Subject.Fact?, _ stamp: FactStamp) {
    precondition(comesLast(stamp.position), "facts are folded in order")
    last = stamp.position
    version += 1
    if let fact {
      if state == nil {
        state = Subject(id: id, beginning: fact, stamp)
      } else {
        state?.apply(fact, stamp)
      }
    }
    state?.version = version
  }
}
