import POSModel

/// Reads a dot command: `.park Bob`, `.pay cash 20`, `.qty 3`. A beginning that only one command
/// has is enough.
struct CommandGrammar {
  let menu: Menu
  let currency: Currency

  /// What the command asks for; `choice` is the row the cashier picked of the list below the line.
  ///
  /// - Throws: `EntryFault` that says what the command needs.
  func read(_ line: EntryPart, choice: Int?) throws(EntryFault) -> DotCommand {
    let (word, rest) = Self.split(line)
    let matching = CommandWord.matching(word.text)
    guard let first = matching.first else {
      throw word.fault("There is no command .\(word.text); . alone lists them all.")
    }
    if matching.count > 1, choice == nil {
      throw EntryFault(
        caret: word.end,
        sentence: word.isEmpty
          ? "Which command? Type its first letters, or pick one with ↑ ↓."
          : "Which one? \(matching.map { ".\($0.rawValue)" }.joined(separator: " or ")).")
    }
    let chosen = choice.flatMap { matching.indices.contains($0) ? matching[$0] : nil }
    return try command(chosen ?? first, rest)
  }

  /// The word without its dot, and what stands behind it.
  static func split(_ line: EntryPart) -> (word: EntryPart, rest: EntryPart) {
    let bare = EntryPart(line.text.dropFirst(), start: line.start + 1)
    let (word, rest) = bare.split(at: " ") ?? (bare, EntryPart("", start: bare.end))
    return (word, rest)
  }

  /// The command of a word and what stands behind it.
  ///
  /// - Throws: `EntryFault`.
  private func command(_ word: CommandWord, _ rest: EntryPart) throws(EntryFault) -> DotCommand {
    switch word {
    case .park: return .park(name: rest.text)
    case .void: return .void(reason: rest.text)
    case .pay: return try pay(rest)
    case .comp: return .comp(reason: rest.text)
    case .drawer: return .drawer(reason: rest.text)
    case .qty:
      guard let quantity = Quantity(text: rest.text), quantity.isSellable else {
        throw rest.fault(".qty needs a number: .qty 3 makes the line three.")
      }
      return .quantity(quantity)
    case .menu: return try category(rest)
    case .note:
      guard !rest.isEmpty else {
        throw rest.fault(".note needs its text; n: alone takes a note off.")
      }
      return .note(rest.text)
    case .guest: return .guest(rest.text)
    case .transfer:
      guard !rest.isEmpty else { throw rest.fault(".transfer needs a name: .transfer ana") }
      return .transfer(rest.text)
    case .disc: return try discount(rest)
    case .deal where rest.text.lowercased() == "off": return .dealOff
    case .price: return try price(rest)
    case .soldout: return try count(rest)
    case .seat: return .seat(try seat(rest))
    case .split: return try split(rest)
    case .voucher: return try voucher(rest)
    case .float: return try float(rest)
    case .zreport: return try closing(rest)
    default: return try alone(Self.plain(word), rest)
    }
  }

  /// A command that takes nothing.
  private static func plain(_ word: CommandWord) -> DotCommand {
    switch word {
    case .send: .send
    case .rush: .rush
    case .checks: .checks
    case .modify: .modify
    case .deal: .deal
    case .merge: .merge
    case .eatin: .orderType(.eatIn)
    case .takeout: .orderType(.takeOut)
    case .drive: .orderType(.driveThrough)
    case .refund: .refund
    case .reopen: .reopen
    case .reprint: .reprint
    case .report: .report
    case .sync: .sync
    case .manager: .inspect(.reviews)
    case .diag: .inspect(.diagnosis)
    case .offline: .offline(true)
    case .online: .offline(false)
    case .why: .why
    case .undo: .undo
    case .lock, .logout: .logOut
    default: .help
    }
  }

  /// A command behind which nothing stands.
  ///
  /// - Throws: `EntryFault`.
  private func alone(_ command: DotCommand, _ rest: EntryPart) throws(EntryFault) -> DotCommand {
    guard rest.isEmpty else { throw rest.fault("This command takes nothing after it.") }
    return command
  }

  /// `.pay`, `.pay cash 20`, `.pay card 4417 20`.
  ///
  /// - Throws: `EntryFault`.
  private func pay(_ rest: EntryPart) throws(EntryFault) -> DotCommand {
    if rest.isEmpty { return .pay }
    let (tender, more) = rest.split(at: " ") ?? (rest, EntryPart("", start: rest.end))
    switch tender.text.lowercased() {
    case "cash": return .payCash(try amount(more))
    case "card":
      let (code, part) = more.split(at: " ") ?? (more, EntryPart("", start: more.end))
      guard !code.isEmpty else {
        throw code.fault(".pay card needs the approval code: .pay card 4417 20.00")
      }
      return .payCard(approvalCode: code.text, try amount(part))
    default: throw tender.fault("Pay how? .pay cash 20 or .pay card CODE 20")
    }
  }

  /// An amount, where one is typed.
  ///
  /// - Throws: `EntryFault`.
  private func amount(_ part: EntryPart) throws(EntryFault) -> Money? {
    if part.isEmpty { return nil }
    guard let amount = currency.money(from: part.text) else {
      throw part.fault("“\(part.text)” is no amount in \(currency.code).")
    }
    return amount
  }

  /// A page of the menu by its number or the beginning of its name.
  ///
  /// - Throws: `EntryFault`.
  private func category(_ rest: EntryPart) throws(EntryFault) -> DotCommand {
    let sought = SearchText.folded(rest.text)
    let named = menu.categories.firstIndex {
      !sought.isEmpty && SearchText.folded($0.name).hasPrefix(sought)
    }
    guard let place = Int(rest.text).map({ $0 - 1 }) ?? named,
      menu.categories.indices.contains(place)
    else { throw rest.fault("The menu has pages 1 to \(menu.categories.count), or their names.") }
    return .category(place)
  }
}
