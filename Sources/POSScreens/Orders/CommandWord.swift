/// A dot command by its word.
enum CommandWord: String, Sendable, CaseIterable {
  case park, checks, void, pay, qty, note, eatin, takeout, undo, menu, lock, logout, help

  /// How it is typed.
  var usage: String {
    switch self {
    case .park: ".park [name]"
    case .void: ".void [reason]"
    case .pay: ".pay [cash 20]"
    case .qty: ".qty 3"
    case .note: ".note text"
    case .menu: ".menu 2"
    default: ".\(rawValue)"
    }
  }

  /// What it does, and the key that does the same.
  var meaning: String {
    switch self {
    case .park: "put aside (F3)"
    case .checks: "open checks (F4)"
    case .void: "line or check (F7)"
    case .pay: "take payment (F8)"
    case .qty: "quantity of the line"
    case .note: "note on the line (n:)"
    case .eatin: "next check (F9)"
    case .takeout: "next check (F9)"
    case .undo: "take back (Ctrl-Z)"
    case .menu: "page of the menu"
    case .lock, .logout: "log out (F12)"
    case .help: "all keys (F1)"
    }
  }

  /// Whether it means something without more words.
  var standsAlone: Bool { self != .qty && self != .note && self != .menu }

  /// The commands that a typed beginning, without its dot, may mean.
  static func matching(_ beginning: some StringProtocol) -> [CommandWord] {
    let typed = beginning.lowercased()
    if let exact = CommandWord(rawValue: typed) { return [exact] }
    return allCases.filter { $0.rawValue.hasPrefix(typed) }
  }
}
