/// When to look next for what other processes did: looking at each key would cost as much as some
/// keys do.
struct NewsClock {
  /// How often it looks: a change by another process is on the screen within this.
  static let interval = Duration.milliseconds(50)

  private var next = ContinuousClock.now

  /// How long to wait at most for a key.
  var millisecondsLeft: Int {
    let left = (next - .now).components
    return max(0, Int(left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000) + 1)
  }

  /// Whether it is time; the next time is an interval from now then.
  mutating func isDue() -> Bool {
    let now = ContinuousClock.now
    guard now >= next else { return false }
    next = now + Self.interval
    return true
  }
}
