extension KeyScript {
  /// One thing a script does or expects.
  public enum Step: Equatable, Sendable {
    /// Makes the screen this large. After the first key it is a resize.
    case size(Size)
    /// Sets the virtual clock: the text as written, and milliseconds since 1970 in UTC.
    case clock(String, milliseconds: Int64)
    /// Seeds ids and anything random.
    case seed(UInt64)
    /// Presses a key for each character.
    case type(String)
    /// Presses one key.
    case key(Key)
    /// Moves the virtual clock.
    case wait(milliseconds: Int64)
    /// The text has to be somewhere on the screen, within one row.
    case expect(String)
    /// The text has to be on this row, the top one being 1.
    case expectRow(Int, String)
    /// The text must not be in any row.
    case expectNot(String)
    /// The frame has to equal the file of this name.
    case snapshot(String)

    /// The keys this step presses, in order; none for a step that presses no key.
    public var keys: [Key] {
      switch self {
      case .type(let text): text.map(Key.character)
      case .key(let key): [key]
      default: []
      }
    }
  }
}
