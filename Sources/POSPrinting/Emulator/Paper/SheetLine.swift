extension Sheet {
  /// How characters look.
  public struct Style: Sendable, Equatable {
    /// Whether they are bold.
    public var isBold = false
    /// Whether they are underlined.
    public var isUnderlined = false
    /// Whether they are white on black.
    public var isReversed = false
    /// Whether they are of the small font, "B", with 9 × 17 dots instead of 12 × 24.
    public var isSmall = false
    /// How many times as wide as normal, 1 to 8.
    public var width = 1
    /// How many times as high as normal, 1 to 8.
    public var height = 1

    /// Plain.
    public init() {}

    /// Dots one character takes from left to right.
    var cellWidth: Int { (isSmall ? 9 : Font.width) * width }
    /// Dots one character takes from top to bottom.
    var cellHeight: Int { (isSmall ? 17 : Font.height) * height }
  }

  /// Characters that look the same.
  public struct Run: Sendable, Equatable {
    /// The characters, one cell each.
    public var text: String
    /// How they look.
    public var style: Style

    /// Text in a style.
    public init(_ text: String, _ style: Style = Style()) {
      (self.text, self.style) = (text, style)
    }
  }

  /// Text up to a line feed.
  public struct Line: Sendable, Equatable {
    /// From left to right.
    public var runs: [Run] = []
    /// Where it stands.
    public var alignment = Alignment.left
    /// Dots from its top to the top of the next one, if its characters are not higher.
    public var spacing = Line.usualSpacing

    /// A sixth of an inch, as printers are when switched on.
    public static let usualSpacing = 30

    /// An empty line.
    public init() {}

    /// Its characters, whatever they look like.
    public var text: String { runs.map(\.text).joined() }

    /// Dots it takes from left to right.
    var width: Int { runs.reduce(0) { $0 + $1.text.count * $1.style.cellWidth } }

    /// Dots it takes from top to bottom.
    var height: Int { runs.reduce(spacing) { max($0, $1.style.cellHeight) } }

    /// Adds a character; it joins the last run if that looks the same.
    mutating func append(_ character: Character, _ style: Style) {
      if let last = runs.indices.last, runs[last].style == style {
        runs[last].text.append(character)
      } else {
        runs.append(Run(String(character), style))
      }
    }

    /// The lines it takes on a paper of so many dots, broken where the paper ends, as printers do.
    func broken(atDots width: Int) -> [Line] {
      var lines: [Line] = []
      var line = empty
      var used = 0
      for run in runs {
        for character in run.text {
          if used > 0, used + run.style.cellWidth > width {
            lines.append(line)
            (line, used) = (empty, 0)
          }
          line.append(character, run.style)
          used += run.style.cellWidth
        }
      }
      return lines + [line]
    }

    private var empty: Line {
      var line = Line()
      (line.alignment, line.spacing) = (alignment, spacing)
      return line
    }
  }
}
