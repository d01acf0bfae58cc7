/// A dot command by its word.
enum CommandWord: String, Sendable, CaseIterable {
  case send, rush, park, checks, pay, void, qty, note, modify, disc, comp, deal, price
  case soldout = "86"
  case guest, seat, split, merge, transfer, eatin, takeout, drive, refund, reopen, reprint
  case voucher
  case drawer, float, report, zreport, manager, sync, diag, offline, online, why, undo, menu, lock,
    logout, help

  /// How it is typed.
  var usage: String {
    switch self {
    case .park: ".park [name]"
    case .void: ".void [reason]"
    case .pay: ".pay [cash 20]"
    case .qty: ".qty 3"
    case .note: ".note text"
    case .menu: ".menu 2"
    case .disc: ".disc [10%]"
    case .deal: ".deal [off]"
    case .comp: ".comp reason"
    case .price: ".price 4.50"
    case .soldout: ".86 101 [12]"
    case .guest: ".guest name"
    case .seat: ".seat 2"
    case .split: ".split [3]"
    case .transfer: ".transfer name"
    case .voucher: ".voucher V7"
    case .drawer: ".drawer reason"
    case .float: ".float 100"
    case .zreport: ".zreport [412]"
    default: ".\(rawValue)"
    }
  }

  /// What it does, and the key that does the same.
  var meaning: String {
    switch self {
    case .send: "to the kitchen (F2)"
    case .rush: "to be made first"
    case .park: "put aside (F3)"
    case .checks: "open checks (F4)"
    case .void: "line or check (F7)"
    case .pay: "take payment (F8)"
    case .qty: "quantity of the line"
    case .note: "note on the line (n:)"
    case .modify: "modifiers (F5)"
    case .disc: "discount (F6)"
    case .comp: "give it away"
    case .deal: "take the combo (=)"
    case .price: "price of the line"
    case .soldout: "sold out, or 12 left"
    case .guest: "name on the check"
    case .seat: "seat of line, or next"
    case .split: "by line, seat or in 3"
    case .merge: "another check into it"
    case .transfer: "to an employee"
    case .eatin, .takeout, .drive: "order type (F9)"
    case .refund: "return money"
    case .reopen: "a closed check"
    case .reprint: "a receipt, as a copy"
    case .voucher: "what is on it; 50 adds"
    case .drawer: "open it, no sale"
    case .float: "change in the drawer"
    case .report: "X: how it stands"
    case .zreport: "Z: count, and close"
    case .manager: "what to look at (F10)"
    case .sync: "the line to the cloud"
    case .diag: "how this till is"
    case .offline: "card networks are down"
    case .online: "and up again"
    case .why: "how it adds up (w)"
    case .undo: "take back (Ctrl-Z)"
    case .menu: "page of the menu"
    case .lock, .logout: "log out (F12)"
    case .help: "all keys (F1)"
    }
  }

  /// Whether it means something without more words.
  var standsAlone: Bool {
    switch self {
    case .qty, .note, .menu, .price, .soldout, .guest, .seat, .transfer, .voucher, .float: false
    default: true
    }
  }

  /// The commands that a typed beginning, without its dot, may mean.
  static func matching(_ beginning: some StringProtocol) -> [CommandWord] {
    let typed = beginning.lowercased()
    if let exact = CommandWord(rawValue: typed) { return [exact] }
    return allCases.filter { $0.rawValue.hasPrefix(typed) }
  }
}
