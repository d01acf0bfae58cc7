/// How long what the cloud did not take waits until it is sent again.
public enum SyncBackOff {
  /// How often something is tried before a manager is told.
  public static let mostAttempts = 10
  /// After how long what was refused or given up is sent once more, in milliseconds: somebody may
  /// have seen to it in the cloud.
  public static let secondLook: Int64 = 600_000
  /// How many such events one answer of the cloud has sent once more, so that many are no load.
  public static let mostSecondLooks = 20
  /// How far chance moves a pause, either way, in thousandths: tills that failed together must not
  /// come back together.
  public static let jitter: Int64 = 200

  private static let pauses: [Int64] = [0, 5_000, 15_000, 45_000, 120_000]

  /// The pause after so many failed attempts, in milliseconds: none, 5, 15, 45, then 120 s.
  /// `jitter` is thousandths of it to add, from -200 to 200.
  public static func milliseconds(after attempts: Int, jitter: Int64) -> Int64 {
    let pause = pauses[max(0, min(attempts, pauses.count) - 1)]
    return pause + pause * max(-Self.jitter, min(Self.jitter, jitter)) / 1000
  }

  /// The pause after so many attempts without any connection, in milliseconds: 1, 2, 4, 8, 15 s.
  public static func millisecondsOffline(after misses: Int) -> Int64 {
    min(15_000, 1000 << Int64(max(0, min(misses, 5) - 1)))
  }
}
