extension Key {
  private static let names: [(key: Key, name: String)] = [
    (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.up, "Up"), (.down, "Down"),
    (.left, "Left"), (.right, "Right"), (.home, "Home"), (.end, "End"), (.pageUp, "PgUp"),
    (.pageDown, "PgDn"), (.delete, "Del"), (.backspace, "Backspace"), (.character(" "), "Space"),
  ]

  /// The name a key script and the help use: `Enter`, `F3`, `Ctrl-Z`, `Space`, or the character
  /// itself; a character that cannot be seen is named by its code points, such as `U+0301`.
  public var name: String {
    if let known = Self.names.first(where: { $0.key == self }) { return known.name }
    return switch self {
    case .function(let number): "F\(number)"
    case .control(" "): "Ctrl-Space"
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .character(let character): Self.name(of: character)
    default: ""
    }
  }

  /// The key with this name, or nil when there is none. Upper and lower case are one, except for a
  /// character that names itself.
  public init?(name: String) {
    let lowercased = name.lowercased()
    if let known = Self.names.first(where: { $0.name.lowercased() == lowercased }) {
      self = known.key
    } else if let key = Self.controlKey(named: lowercased) ?? Self.functionKey(named: lowercased)
      ?? Self.keyOfCodePoints(lowercased)
    {
      self = key
    } else if let character = name.first, name.count == 1, Self.isVisible(character) {
      self = .character(character)
    } else {
      return nil
    }
  }

  private static func controlKey(named name: String) -> Key? {
    guard name.hasPrefix("ctrl-") else { return nil }
    let rest = name.dropFirst(5)
    if rest == "space" { return .control(" ") }
    guard let character = rest.first, rest.count == 1,
      character.isASCII, isVisible(character)
    else { return nil }
    return .control(character)
  }

  private static func functionKey(named name: String) -> Key? {
    guard name.hasPrefix("f"), name.dropFirst().first != "0", name.dropFirst().first != "+",
      let number = Int(name.dropFirst()), (1...12).contains(number)
    else { return nil }
    return .function(number)
  }

  private static func keyOfCodePoints(_ name: String) -> Key? {
    guard name.hasPrefix("u+") else { return nil }
    var scalars = String.UnicodeScalarView()
    for part in name.dropFirst(2).split(separator: "+", omittingEmptySubsequences: false) {
      guard let value = UInt32(part, radix: 16), let scalar = Unicode.Scalar(value) else {
        return nil
      }
      scalars.append(scalar)
    }
    let text = String(scalars)
    guard let character = text.first, text.count == 1 else { return nil }
    return .character(character)
  }

  private static func name(of character: Character) -> String {
    guard !isVisible(character) else { return String(character) }
    return "U+"
      + character.unicodeScalars.map { scalar in
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      }.joined(separator: "+")
  }

  /// Whether a character can be told from its neighbours on a line of a key script.
  static func isVisible(_ character: Character) -> Bool {
    character.unicodeScalars.count == 1 && !character.isWhitespace
      && !CellWidth.isControl(character) && CellWidth.of(character) > 0
  }
}
