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
        ("101 Enter", "one of number or barcode 101"),
        ("3*101", "three of it"),
        ("0.350*205", "by weight, in thousandths"),
        ("letters", "search by any word; Enter takes it"),
        ("bur 2", "the second that “bur” finds"),
        ("2*bur", "two of what “bur” finds"),
        ("↑ ↓", "another one of the list"),
        ("Enter", "the last item once more"),
        ("← → Tab", "another page of the menu"),
        ("PgUp PgDn", "more of a long page"),
      ]
    ),
    (
      "Change the check",
      [
        ("↑ ↓ Home End", "pick a line"),
        ("+ -", "one more, one less of it"),
        ("Del", "take it off"),
        ("n:no salt", "note on it, else on the last line"),
        ("n:", "take the note off"),
        ("Ctrl-Z", "take back the last change"),
        ("Esc", "clear the entry, let the line go"),
      ]
    ),
    (
      "Pay",
      [
        ("F8", "payment"),
        ("Enter", "exact cash"),
        ("20 Enter", "cash given; the change is shown"),
        ("1 … 4 Enter", "a note; 3. is three, not note 3"),
        ("c", "card for the rest, then its code"),
        ("10c", "card for a part"),
        ("k, 20k", "cash for a check taken up"),
      ]
    ),
    (
      "Keys",
      [
        ("F1 ?", "this help"),
        ("F3", "park the check"),
        ("F4", "open and parked checks"),
        ("F7", "void the picked line, or the check"),
        ("F9", "eat in or take-out, next check"),
        ("F12", "log out"),
        ("Ctrl-Q", "leave, from the log-in screen"),
      ]
    ),
    ("Commands", CommandWord.allCases.map { ($0.usage, $0.meaning) }),
  ]
}
