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

  static func width(of character: Character) -> Int {
    glyphs[character].map { $0[0].utf8.count } ?? CellWidth.of(character)
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
    var left = column
    for character in text {
      let width = BigDigits.width(of: character)
      guard width > 0 else { continue }
      if let glyph = BigDigits.glyphs[character] {
        draw(glyph, row: row, column: left, style: style)
      } else {
        write(String(character), row: row + 2, column: left, style: style)
      }
      left += width + 1
    }
    return max(column, left - 1)
  }

  private mutating func draw(_ glyph: [String], row: Int, column: Int, style: Style) {
    for (line, pixels) in glyph.enumerated() {
      for (offset, pixel) in pixels.enumerated() where pixel == "#" {
        write("█", row: row + line, column: column + offset, style: style)
      }
    }
  }
}
