/// Cuts Swift text into tokens, well enough to count braces and to tell code from strings.
///
/// Knows raw, multi-line and interpolated strings (what is interpolated is code), nested comments,
/// raw identifiers and regex literals. Not a compiler: what it reads has compiled already.
struct SwiftLexer {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var code = SwiftCode()

  private init(_ text: String) { bytes = Array(text.utf8) }

  static func read(_ text: String) -> SwiftCode {
    var lexer = SwiftLexer(text)
    while lexer.at < lexer.bytes.count { lexer.readToken() }
    return lexer.code
  }

  private mutating func readToken() {
    switch bytes[at] {
    case UInt8(ascii: "\n"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): step()
    case UInt8(ascii: "/"): readSlash()
    case UInt8(ascii: "\""): readString(pounds: 0)
    case UInt8(ascii: "#"): readPounds()
    case UInt8(ascii: "`"): readRawIdentifier()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
    case let byte where Self.isWord(byte): emit(.word, length: wordLength(from: at))
    default: emit(.symbol, length: 1)
    }
  }

  private mutating func readSlash() {
    if has("//") {
      code.commentLines.insert(line)
      while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
    } else if has("/*") {
      readBlockComment()
    } else if let length = regexLength {
      emit(.literal, length: length, text: "/")
    } else {
      emit(.symbol, length: 1)
    }
  }

  private mutating func readBlockComment() {
    var depth = 0
    repeat {
      code.commentLines.insert(line)
      if has("/*") {
        depth += 1
        at += 2
      } else if has("*/") {
        depth -= 1
        at += 2
      } else {
        step()
      }
    } while depth > 0 && at < bytes.count
  }

  private mutating func readPounds() {
    let pounds = bytes[at...].prefix { $0 == UInt8(ascii: "#") }.count
    if has("\"", ahead: pounds) {
      at += pounds
      readString(pounds: pounds)
    } else if has("/", ahead: pounds) {
      code.tokens.append(Token(kind: .literal, text: "/", line: line))
      let end = "/" + String(repeating: "#", count: pounds)
      at += pounds + 1
      while at < bytes.count, !has(end) { step() }
      at += pounds + 1
    } else {
      emit(.symbol, length: 1)
    }
  }

  private mutating func readString(pounds: Int) {
    code.tokens.append(Token(kind: .literal, text: "\"", line: line))
    let escape = "\\" + String(repeating: "#", count: pounds)
    let quotes = has("\"\"\"") ? 3 : 1
    let end = String(repeating: "\"", count: quotes) + escape.dropFirst()
    at += quotes
    while at < bytes.count {
      if has(end) {
        at += quotes + pounds
        return
      }
      if has(escape + "(") {
        at += escape.utf8.count
        readInterpolation()
      } else {
        if has(escape) { at += escape.utf8.count }
        step()
      }
    }
  }

  private mutating func readInterpolation() {
    let opening = code.tokens.count
    var depth = 0
    repeat {
      let index = code.tokens.count
      readToken()
      guard code.tokens.indices.contains(index) else { continue }
      if code.tokens[index].text == "(" { depth += 1 }
      if code.tokens[index].text == ")" { depth -= 1 }
    } while at < bytes.count && (depth > 0 || code.tokens.count == opening)
  }

  private mutating func readRawIdentifier() {
    let length = bytes[(at + 1)...].prefix { $0 != UInt8(ascii: "`") }.count + 2
    emit(.word, length: length)
  }

  /// Takes `1.5` as one token, but neither `0...5` nor the `0.1` of `pair.0.1`.
  private mutating func readNumber() {
    var length = wordLength(from: at)
    let isMember = code.tokens.last?.text == "."
    if !isMember, has(".", ahead: length), at + length + 1 < bytes.count,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at + length + 1])
    {
      length += 1 + wordLength(from: at + length + 1)
    }
    emit(.number, length: length)
  }

  /// How long the regex literal is that starts here; nil when the slash divides.
  private var regexLength: Int? {
    let starters: Set = ["(", "[", "{", ",", "=", ":", "&", "|", "!", "?", "return", "in"]
    guard starters.contains(code.tokens.last?.text ?? "="), !has("/ "), !has("/\n") else {
      return nil
    }
    var end = at + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == UInt8(ascii: "/") { return end + 1 - at }
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private mutating func emit(_ kind: Token.Kind, length: Int, text: String? = nil) {
    let end = min(at + length, bytes.count)
    let piece = text ?? String(decoding: bytes[at..<end], as: UTF8.self)
    code.tokens.append(Token(kind: kind, text: piece, line: line))
    at = end
  }

  private mutating func step() {
    guard at < bytes.count else { return }
    if bytes[at] == UInt8(ascii: "\n") { line += 1 }
    at += 1
  }

  private func has(_ text: String, ahead: Int = 0) -> Bool {
    bytes[min(at + ahead, bytes.count)...].starts(with: text.utf8)
  }

  private func wordLength(from start: Int) -> Int {
    bytes[start...].prefix(while: Self.isWord).count
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }
}
