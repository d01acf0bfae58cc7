import POSPrinting

/// One document that came out of a printer, by what a person reads on it.
public struct Paper: Sendable {
  /// Which document it is.
  public enum Name: Hashable, Sendable {
    /// A receipt: of which check, and which copy.
    case receipt(number: Int64, copy: Int)
    /// A label: of which check, round and item, and which piece of it.
    case label(number: Int64, round: Int, item: Int, piece: Int)
  }

  /// Which document it is; nil for a scrap that does not say.
  public let name: Name?
  /// Whether all of it came out.
  public let isWhole: Bool
  /// Whether it says that it may be a second copy.
  public let isMarked: Bool

  /// Reads it.
  init(_ sheet: Sheet) {
    let text = sheet.text()
    (name, isWhole) = (Self.name(on: text), sheet.isWhole)
    isMarked = text.contains("POSSIBLE DUPLICATE")
  }

  /// A receipt says `Check 10001` and perhaps `COPY 2`; a label `2/3` and `#10001 round 1 item 2`.
  private static func name(on text: String) -> Name? {
    let words = text.split { $0 == " " || $0 == "\n" }
    func number(after word: String) -> Int64? {
      words.firstIndex { $0 == word }.flatMap { place in
        words.indices.contains(place + 1) ? Int64(words[place + 1]) : nil
      }
    }
    if let check = number(after: "Check") {
      return .receipt(number: check, copy: Int(number(after: "COPY") ?? 1))
    }
    guard
      let check = words.lazy.compactMap({ $0.first == "#" ? Int64($0.dropFirst()) : nil }).first,
      let round = number(after: "round"), let item = number(after: "item"),
      let piece = words.lazy.compactMap({ piece(in: $0) }).first
    else { return nil }
    return .label(number: check, round: Int(round), item: Int(item), piece: piece)
  }

  /// The 2 of `2/3`.
  private static func piece(in word: Substring) -> Int? {
    let parts = word.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    return parts.count == 2 && parts[1] != nil ? parts[0] : nil
  }
}
