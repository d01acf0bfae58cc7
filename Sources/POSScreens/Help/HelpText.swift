/// All that can be pressed and typed.
enum HelpText {
  /// A key or a typed line, and what it does; a heading has no key.
  struct Line: Sendable, Equatable {
    let key: String
    let meaning: String
  }

  /// All of it, in reading order.
  static let lines: [Line] = sections.flatMap { section in
    [Line(key: "", meaning: section.title)]
      + section.lines.map { Line(key: $0.0, meaning: $0.1) }
  }

  /// The sections, in reading order.
  static let sections: [(title: String, lines: [(String, String)])] = [
    (
      "Ring",
      [
        ("101 Enter", "one of this number"),
        ("barcode", "one of it, at any time"),
        ("3*101", "three of it"),
        ("0.350*205", "by weight"),
        ("letters", "search; Enter takes it"),
        ("101-onion+egg", "without, with"),
        ("101++egg~onion", "extra, light"),
        ("bur 2", "the second found"),
        ("2*bur", "two of the first found"),
        ("↑ ↓", "pick another one found"),
        ("Enter", "the last item again"),
        ("← → Tab", "next page of the menu"),
        ("PgUp PgDn", "more of a long page"),
      ]
    ),
    (
      "Change the check",
      [
        ("↑ ↓ Home End", "pick a line"),
        ("+ -", "one more, one less"),
        ("Del", "take the line off"),
        ("n:no salt", "note on line, or last"),
        ("n:", "take its note off"),
        ("Ctrl-Z", "take back a change"),
        ("=", "take the combo offered"),
        ("w", "how line or total adds up"),
        ("Esc", "clear; let the line go"),
      ]
    ),
    (
      "Pay",
      [
        ("Enter", "exact cash"),
        ("20 Enter", "cash given; see change"),
        ("1 … 4 Enter", "a note, as listed"),
        ("3. Enter", "three, not the note 3"),
        ("c", "card for the rest"),
        ("10c", "card for a part"),
        ("m   v", "mobile money, voucher"),
        ("3t   15%t", "tip on top"),
        ("k   20k", "cash, check taken up"),
      ]
    ),
    (
      "Keys",
      [
        ("F1   ?", "this help"),
        ("F2", "send to the kitchen"),
        ("F3", "park the check"),
        ("F4", "open checks"),
        ("F5   F6", "modifiers, discounts"),
        ("F7", "void line, or check"),
        ("F8", "payment"),
        ("F9", "order type"),
        ("F10", "for the manager"),
        ("F12", "log out"),
        ("Ctrl-Q", "leave, when logged out"),
      ]
    ),
    ("Commands", CommandWord.allCases.map { ($0.usage, $0.meaning) }),
  ]
}
