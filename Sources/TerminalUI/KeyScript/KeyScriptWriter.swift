/// Turns keys and the times they were pressed at into a key script.
///
/// Each call gives the lines that are complete, so that a recording can be written as it goes and
/// loses at most the line being typed.
public struct KeyScriptWriter: Sendable {
  /// A pause shorter than this, in milliseconds, is left out and added to the next one.
  public static let shortestPause: Int64 = 500

  private var clock: Int64
  private var lastPress: Int64
  private var typed = ""
  /// Whether a key of the line being typed was an answer.
  private var hasAnswer = false

  /// Starts a recording.
  /// - Parameter startedAt: The milliseconds on the clock that `press` counts from.
  public init(startedAt: Int64 = 0) {
    clock = startedAt
    lastPress = startedAt
  }

  /// The lines that set the scene; nil leaves a line out.
  public func header(size: Size, clock: String?, seed: UInt64?) -> String {
    var lines = ["size \(size)"]
    if let clock { lines.append("clock \(clock)") }
    if let seed { lines.append("seed \(seed)") }
    return lines.map { "\($0)\n" }.joined()
  }

  /// Takes a key; gives the lines that are now complete, each with its line break.
  ///
  /// One that `isAnswer` was asked for by the screen: so many digits in one line would be a scan.
  public mutating func press(
    _ key: Key, isAnswer: Bool = false, atMilliseconds now: Int64
  ) -> String {
    var lines = pause(until: now)
    if isAnswer || hasAnswer, typed.count + 1 >= ScanGate.shortest { lines += finish() }
    defer { hasAnswer = !typed.isEmpty && (hasAnswer || isAnswer) }
    if case .character(let character) = key, joins(character) {
      typed.append(character)
    } else {
      lines += finish()
      if case .character(let character) = key, Self.isTypeable(character) {
        typed.append(character)
      } else {
        lines += "key \(key.name)\n"
      }
    }
    return lines
  }

  /// Takes what a scanner typed: a line of its own, with its Enter.
  public mutating func scan(_ code: String, atMilliseconds now: Int64) -> String {
    pause(until: now) + finish() + "type \(code)\nkey \(Key.enter.name)\n"
  }

  /// Takes a new size of the terminal.
  public mutating func resize(_ size: Size, atMilliseconds now: Int64) -> String {
    pause(until: now) + finish() + "size \(size)\n"
  }

  /// Gives the line being typed; for the end of a recording.
  public mutating func finish() -> String {
    guard !typed.isEmpty else { return "" }
    defer { (typed, hasAnswer) = ("", false) }
    return "type \(Self.isPlain(typed) ? typed : QuotedText.quoting(typed))\n"
  }

  private mutating func pause(until now: Int64) -> String {
    defer { lastPress = max(lastPress, now) }
    guard now - lastPress >= Self.shortestPause else { return "" }
    let lines = finish() + "wait \(now - clock)ms\n"
    clock = now
    return lines
  }

  /// Whether the character stays a key of its own after the ones already typed.
  private func joins(_ character: Character) -> Bool {
    guard !typed.isEmpty, Self.isTypeable(character) else { return false }
    return (typed + String(character)).count == typed.count + 1
  }

  private static func isTypeable(_ character: Character) -> Bool {
    character == " " || Key.isVisible(character)
  }

  private static func isPlain(_ text: String) -> Bool {
    text.first != " " && text.last != " " && text.first != "\"" && !text.contains("#")
  }
}
