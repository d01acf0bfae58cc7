/// How a store stands with its cloud.
public struct SyncState: Sendable, Hashable {
  /// What is known of the line to the cloud.
  public enum Line: String, Sendable, Hashable, CaseIterable {
    /// Nobody has tried yet.
    case unknown
    /// The cloud answers.
    case up
    /// There is no connection.
    case down
    /// Somebody answers who is not the cloud, or cannot be believed to be: a log-in page of the
    /// network, a wrong address. It is no line.
    case stranger
    /// The cloud does not let this device in, or takes nothing of it.
    case refused
  }

  /// Events on their way.
  public struct Sending: Sendable, Hashable {
    /// How many.
    public var count: Int
    /// Since when.
    public var since: Instant

    /// So many since then.
    public init(count: Int, since: Instant) { (self.count, self.since) = (count, since) }
  }

  /// What became of the last events that were sent.
  public struct Push: Sendable, Hashable {
    /// When the answer came.
    public var at: Instant
    /// How long it took, in milliseconds.
    public var milliseconds: Int64
    /// How many were sent.
    public var sent: Int
    /// How many the cloud has now.
    public var stored: Int
    /// How many it will not take.
    public var refused: Int

    /// That became of them.
    public init(at: Instant, milliseconds: Int64, sent: Int, stored: Int, refused: Int) {
      (self.at, self.milliseconds, self.sent) = (at, milliseconds, sent)
      (self.stored, self.refused) = (stored, refused)
    }
  }

  /// Something that went wrong.
  public struct Trouble: Sendable, Hashable {
    /// When.
    public var at: Instant
    /// What, in words.
    public var reason: String

    /// That went wrong.
    public init(at: Instant, reason: String) { (self.at, self.reason) = (at, reason) }
  }

  /// An event the cloud did not take.
  public struct Refused: Sendable, Hashable {
    /// What happened, such as `order.paid`.
    public var type: String
    /// The origin's count.
    public var seq: Int64
    /// The device in one epoch it happened on.
    public var origin: DeviceID
    /// Why it was not taken.
    public var reason: String

    /// An event that was not taken.
    public init(type: String, seq: Int64, origin: DeviceID, reason: String) {
      (self.type, self.seq, self.origin, self.reason) = (type, seq, origin, reason)
    }
  }

  /// The line, as it was last.
  public var line = Line.unknown
  /// Since when it is so.
  public var lineSince: Instant?
  /// How many events the cloud has yet to acknowledge, with those on their way.
  public var queued = 0
  /// What is on its way now.
  public var sending: Sending?
  /// The last answer.
  public var last: Push?
  /// What went wrong last; nil when it went well since.
  public var trouble: Trouble?
  /// Why nothing comes from the cloud; nil while it does.
  public var pullTrouble: Trouble?
  /// How many events the cloud did not take.
  public var refusedCount = 0
  /// The first of them.
  public var refused: [Refused] = []

  /// Nothing happened yet.
  public init() {}
}

extension SyncState {
  /// How it stands, in one word.
  public enum Summary: Sendable, Hashable {
    /// The cloud has everything, and what it has comes.
    case synced
    /// So many are on their way.
    case syncing(Int)
    /// There is no connection, and so many wait.
    case offline(Int)
    /// Somebody must look at it.
    case failed
  }

  /// More events than that without an acknowledgement are worth a warning.
  public static let mostQueued = 100

  /// Whether what needs the internet does without: nobody answers, or somebody else does.
  public var isOffline: Bool { line == .down || line == .stranger }

  /// How it stands, the worst first: a cashier who may not take cards must know that before all.
  public var summary: Summary {
    switch line {
    case .stranger, .refused: .failed
    case .down: .offline(queued)
    case .unknown, .up:
      refusedCount > 0 || pullTrouble != nil ? .failed : queued > 0 ? .syncing(queued) : .synced
    }
  }
}
