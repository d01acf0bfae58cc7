import Foundation
public import POSModel

/// Turns text into the bytes that a printer prints, in the code pages it has.
public enum CodePages {
  /// Bytes in one code page.
  public struct Run: Sendable, Equatable {
    /// The page the printer has to be in.
    public let page: CodePage
    /// What to print; never a control character.
    public internal(set) var bytes: [UInt8]
  }

  /// A text of only such characters as a printer with those code pages has.
  ///
  /// The layout counts these: `ß` may have become `ss`. Control characters become blanks.
  public static func printable(_ text: String, supported: [CodePage]) -> String {
    var result = ""
    for character in text.precomposedStringWithCanonicalMapping.map(\.orBlankForControl) {
      if isPrinted(character, supported: supported) {
        result.append(character)
      } else {
        result += Transliteration.of(character)
      }
    }
    return result
  }

  /// The bytes of a text, in runs of one page each, for a printer that is in `page`.
  ///
  /// It stays in a page as long as it can, and then goes to the first supported one that has the
  /// character. What none has is spelt with plain letters, or is a `?`. `page` counts as supported.
  public static func encode(
    _ text: String, starting page: CodePage, supported: [CodePage]
  ) -> [Run] {
    let pages = supported + [page]
    var runs: [Run] = []
    for character in printable(text, supported: pages) {
      let current = runs.last?.page ?? page
      let candidates = [current] + pages
      // Every printable character is in some page; the `?` is only for the compiler.
      let (next, byte) =
        candidates.lazy.compactMap { page in page.byte(of: character).map { (page, $0) } }.first
        ?? (current, UInt8(ascii: "?"))
      if let last = runs.indices.last, next == current {
        runs[last].bytes.append(byte)
      } else {
        runs.append(Run(page: next, bytes: [byte]))
      }
    }
    return runs
  }

  private static func isPrinted(_ character: Character, supported: [CodePage]) -> Bool {
    // These have a byte in most pages, and print as nothing or as a blank.
    if character == "\u{AD}" || character == "\u{A0}" { return false }
    if let scalar = character.unicodeScalars.first, scalar.isASCII { return character.isASCII }
    return supported.contains { $0.byte(of: character) != nil }
  }
}
