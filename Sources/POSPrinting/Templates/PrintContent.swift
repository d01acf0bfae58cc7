/// What a template is filled with: texts and flags, in lists and under names.
public indirect enum PrintContent: Sendable, Equatable {
  /// A text, printed as it is. A section of an empty one is left out.
  case text(String)
  /// Whether a section is printed.
  case flag(Bool)
  /// A section is printed once for each of these.
  case list([PrintContent])
  /// What stands under which name.
  case fields([String: PrintContent])
}
