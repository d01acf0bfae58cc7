/// Draws an amount large, such as `1,234.50` or `USD 24.62`, in full blocks.
///
/// Upper case letters, digits, `. , + - $ € £ ¥` and blanks have a large form; anything else is
/// shown at its normal size in the middle row.
public enum BigDigits {
  /// How many rows an amount takes.
  public static let rows = 5

  /// The cells an amount takes. Nothing is cut: a screen that has less shows it at normal size.
  public static func size(of text: String) -> Size {
    let widths = text.map { width(of: $0) }.filter { $0 > 0 }
    return Size(rows: rows, columns: widths.reduce(0, +) + max(0, widths.count - 1))
  }

  /// A character without a large form, in the middle of five rows.
  static func small(_ character: Character) -> [String] {
    let blank = String(repeating: " ", count: CellWidth.of(character))
    return [blank, blank, String(character), blank, blank]
  }

  static func width(of character: Character) -> Int {
    glyphs[character].map { $0[0].unicodeScalars.count } ?? CellWidth.of(character)
  }
}

extension Surface {
  /// Draws an amount five rows high, from this place to the right and down.
  ///
  /// - Returns: The column after the last one drawn.
  @discardableResult
  public mutating func writeBig(
    _ text: String, row: Int, column: Int, style: Style = .amount
  ) -> Int {
    var lines = Array(repeating: "", count: BigDigits.rows)
    var width = 0
    for character in text where BigDigits.width(of: character) > 0 {
      if width > 0 { lines = lines.map { $0 + " " } }
      width += BigDigits.width(of: character) + (width > 0 ? 1 : 0)
      let glyph = BigDigits.glyphs[character] ?? BigDigits.small(character)
      for (line, pixels) in glyph.enumerated() { lines[line] += pixels }
    }
    // Line by line, gaps and all: each change between drawn and blank costs the terminal more than
    // the blanks do.
    for (line, pixels) in lines.enumerated() {
      write(pixels, row: row + line, column: column, style: style)
    }
    return column + width
  }
}
