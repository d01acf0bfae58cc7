/// A table of 256 characters that a printer can be switched to.
public enum CodePage: String, Sendable, CaseIterable {
  /// What most printers begin with.
  case cp437
  /// Western Europe.
  case cp850
  /// Central Europe.
  case cp852
  /// Western Europe, with the euro sign.
  case cp858
  /// Cyrillic.
  case cp866
  /// Western Europe as Windows has it.
  case cp1252
}
