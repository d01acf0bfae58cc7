package import POSModel

/// What an entry line asks for.
package enum Entry: Sendable, Equatable {
  /// Nothing is typed: the last item once more.
  case again
  case ring(Product, Quantity)
  /// A note on the picked line, else on the last; empty takes it off.
  case note(String)
  case command(DotCommand)
}

/// What a dot command asks for.
package enum DotCommand: Sendable, Equatable {
  case park(name: String)
  case checks
  case void(reason: String)
  case pay
  case payCash(Money?)
  case payCard(approvalCode: String, Money?)
  case quantity(Quantity)
  case note(String)
  case orderType(OrderType)
  case undo
  case category(Int)
  case logOut
  case help
}

/// What is wrong with a typed line, and where.
package struct EntryFault: Error, Sendable, Equatable {
  /// Characters left of the fault: where the caret goes.
  package let caret: Int
  package let sentence: String
}

/// A part of a typed line without the blanks around it, and where it stands.
struct EntryPart: Sendable, Equatable {
  let text: String
  /// Characters left of it.
  let start: Int

  init(_ text: some StringProtocol, start: Int = 0) {
    let blanks = text.prefix { $0 == " " }.count
    var bare = text.dropFirst(blanks)
    while bare.last == " " { bare.removeLast() }
    (self.text, self.start) = (String(bare), start + blanks)
  }

  var isEmpty: Bool { text.isEmpty }
  /// Characters left of its end.
  var end: Int { start + text.count }

  /// The parts before and after the first `separator`; nil when there is none.
  func split(at separator: Character) -> (EntryPart, EntryPart)? {
    guard let index = text.firstIndex(of: separator) else { return nil }
    let before = text[..<index]
    return (
      EntryPart(before, start: start),
      EntryPart(text[text.index(after: index)...], start: start + before.count + 1)
    )
  }

  func fault(_ sentence: String) -> EntryFault { EntryFault(caret: start, sentence: sentence) }
}
