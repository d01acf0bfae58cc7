/// The little language that templates are written in, a line at a time.
///
/// A line is text unless it begins with `@`. `@center`, `@right`, `@bold`, `@large`, `@tall`,
/// `@wide`, `@underline` and `@reverse` say how the text or the `@row` behind them looks.
/// `@row left | right`, `@rule`, `@rule =`, `@feed`, `@feed 3`, `@qr text`, `@logo` and `@cut`
/// are the other elements of a document. An empty line is an empty line on the paper.
public enum PrintMarkup {
  /// Reads a text, whose `file` is only for faults.
  ///
  /// - Throws: ``MarkupFault`` for the first line that cannot be read.
  public static func read(_ text: String, file: String) throws(MarkupFault) -> PrintDocument {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    // The newline at the end of the last line begins no further one.
    if lines.last?.isEmpty == true { lines.removeLast() }
    var elements: [PrintDocument.Element] = []
    for (index, line) in lines.enumerated() {
      do throws(MarkupLine.Fault) {
        elements.append(try MarkupLine(line).element())
      } catch {
        throw MarkupFault(file: file, line: index + 1, reason: error.reason)
      }
    }
    return PrintDocument(elements)
  }

  /// The text with the signs of the markup escaped, so that it is read as what it is.
  public static func escaped(_ text: String) -> String { MarkupEscape.escaped(text) }
}
