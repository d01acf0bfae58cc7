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

  /// The first word, and what stands behind it.
  var firstWord: (EntryPart, EntryPart) { split(at: " ") ?? (self, EntryPart("", start: end)) }

  func fault(_ sentence: String) -> EntryFault { EntryFault(caret: start, sentence: sentence) }
}
