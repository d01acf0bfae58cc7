/// The id of a printer: the name the store gave it.
public typealias PrinterID = ID<Printer>

/// A printer of the store: where it is, what it understands, how wide its paper is.
public struct Printer: Hashable, Sendable {
  /// What a printer understands.
  public enum Language: String, Sendable, CaseIterable {
    /// Receipt printers.
    case escpos
    /// Label printers.
    case zpl
    /// Plain text in UTF-8.
    case text
  }

  /// What the store calls it.
  public let id: PrinterID
  /// Where it is: `tcp://host:port`, `file:///path`, `cups:queue` or `dev:///dev/usb/lp0`.
  public let address: String
  /// What it understands.
  public let language: Language
  /// How many characters stand on a line of its paper.
  public let columns: Int
  /// The code pages it has, the one to prefer first; empty for those that most printers have.
  public let codePages: [CodePage]

  /// How many characters a line may have.
  public static let columnRange = 16...64

  /// A printer of those parts.
  public init(
    id: PrinterID, address: String, language: Language = .escpos, columns: Int = 42,
    codePages: [CodePage] = []
  ) {
    (self.id, self.address, self.language, self.columns) = (id, address, language, columns)
    self.codePages = codePages
  }

  /// Reads `front=tcp://10.0.0.5:9100,escpos,42,cp437+cp866`; all behind the address may be left
  /// out. Nil when it is not that.
  init?(text: some StringProtocol) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, Self.isName(parts[0]) else { return nil }
    let fields = parts[1].split(separator: ",", omittingEmptySubsequences: false)
    guard fields.count <= 4, let address = fields.first, Self.isAddress(address) else { return nil }
    let language = fields.count > 1 ? Language(rawValue: String(fields[1])) : .escpos
    let columns = fields.count > 2 ? Int(fields[2]) : language == .zpl ? 32 : 42
    let names = fields.count > 3 ? fields[3].split(separator: "+") : []
    let pages = names.compactMap { CodePage(rawValue: String($0)) }
    guard let language, let columns, Self.columnRange.contains(columns), pages.count == names.count
    else { return nil }
    self.init(
      id: PrinterID(String(parts[0])), address: String(address), language: language,
      columns: columns, codePages: pages)
  }

  /// The printer as it is typed.
  var text: String {
    let pages = codePages.isEmpty ? "" : "," + codePages.map(\.rawValue).joined(separator: "+")
    return "\(id.rawValue)=\(address),\(language.rawValue),\(columns)\(pages)"
  }

  /// Whether a printer may be called so: letters, digits, `-` and `_`.
  static func isName(_ text: some StringProtocol) -> Bool {
    (1...20).contains(text.utf8.count) && text.utf8.first != 45
      && text.utf8.allSatisfy {
        (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 45
          || $0 == 95
      }
  }

  private static func isAddress(_ text: some StringProtocol) -> Bool {
    if text.hasPrefix("tcp://") {
      let parts = text.dropFirst(6).split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count >= 2, let port = parts.last.flatMap({ Int($0) }) else { return false }
      return !parts[0].isEmpty && (1...65_535).contains(port)
    }
    if text.hasPrefix("file:///") { return text.utf8.count > 8 }
    if text.hasPrefix("dev:///") { return text.utf8.count > 7 }
    return text.hasPrefix("cups:") && isName(text.dropFirst(5))
  }
}
