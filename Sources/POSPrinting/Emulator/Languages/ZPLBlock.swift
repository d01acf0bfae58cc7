/// A block of text of `^FB`: so wide, in so many lines.
struct ZPLBlock {
  private let width: Int
  private let lineCount: Int
  private let spacing: Int
  private let alignment: Sheet.Alignment

  /// Reads `width,lines,spacing,justification`.
  init(_ parameters: [UInt8]) {
    let parameters = ZPLParameters(parameters)
    width = parameters.number(0) ?? 0
    lineCount = max(1, parameters.number(1) ?? 1)
    spacing = parameters.number(2) ?? 0
    switch parameters.text(3)?.uppercased() {
    case "C": alignment = .center
    case "R": alignment = .right
    default: alignment = .left
    }
  }

  /// The lines of the text, each in its place; what is too much is written over the last one.
  func fields(_ text: String, font: ZPLFont, x: Int, y: Int) -> [Label.Field] {
    lines(text, columns: max(1, width / font.cellWidth)).enumerated().map { index, line in
      let space = max(0, width - line.count * font.cellWidth)
      let left = [.left: 0, .center: space / 2, .right: space][alignment, default: 0]
      let top = min(index, lineCount - 1) * (font.cellHeight + spacing)
      return Label.Field(
        x: x + left, y: y + top,
        content: .text(line, width: font.cellWidth, height: font.cellHeight))
    }
  }

  /// Broken between words, and where it says `\&`.
  private func lines(_ text: String, columns: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.replacing("\\&", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > columns {
          lines.append(line)
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      lines.append(line)
    }
    return lines
  }
}
