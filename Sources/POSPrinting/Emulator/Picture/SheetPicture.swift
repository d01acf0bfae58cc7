extension Sheet {
  /// The sheet as a picture: a PNG of what the paper would look like, one pixel a dot, black on
  /// white.
  ///
  /// The paper is as wide as so many columns of 12 dots, and a margin on both sides.
  public func png(columns: Int = 42) -> [UInt8] { PNG.encode(dots(columns: columns)) }

  /// The dots of the whole paper with its margins.
  func dots(columns: Int = 42) -> Dots {
    let widths = rows.map { row in
      if case .label(let label) = row { label.width ?? 0 } else { 0 }
    }
    var paper = Paper(width: max(columns * Font.width, widths.max() ?? 0))
    for row in rows { paper.print(row) }
    return paper.finished
  }
}

/// Paper that comes out of a printer.
private struct Paper {
  static let margin = 24
  /// How long a picture of it gets, in dots: 4 m. What comes behind is not drawn.
  static let longest = 32_000
  private let width: Int
  private var dots: Dots
  private var y = Paper.margin

  init(width: Int) {
    self.width = width
    dots = Dots(width: width + 2 * Paper.margin, height: 0)
  }

  var finished: Dots {
    var paper = dots
    paper.grow(to: min(y + Paper.margin, Paper.longest))
    return paper
  }

  mutating func print(_ row: Sheet.Row) {
    switch row {
    case .line(let line): for part in line.broken(atDots: width) { print(part) }
    case .image(let image, let alignment): print(image, alignment)
    case .qr(let symbol, let alignment): print(symbol.picture, alignment)
    case .feed(let dots): y += dots
    case .label(let label):
      let image = label.dots(width: width)
      feed(image.height)
      dots.draw(image, x: Paper.margin, y: y - image.height)
    case .cut: cut()
    case .unknown, .kick: break
    }
  }

  private mutating func print(_ line: Sheet.Line) {
    var x = left(line.width, line.alignment)
    let bottom = y + line.runs.reduce(0) { max($0, $1.style.cellHeight) }
    feed(line.height)
    for run in line.runs {
      for character in run.text {
        dots.draw(character, run.style, x: x, y: bottom - run.style.cellHeight)
        x += run.style.cellWidth
      }
    }
  }

  private mutating func print(_ image: Dots, _ alignment: Sheet.Alignment) {
    let top = y
    feed(image.height)
    dots.draw(image, x: left(image.width, alignment), y: top)
    // What is wider than the paper does not get onto it.
    dots.fill(x: Paper.margin + width, y: top, width: Paper.margin, height: image.height, false)
  }

  private mutating func cut() {
    y += 24
    feed(2)
    for x in stride(from: 4, to: dots.width, by: 16) {
      dots.fill(x: x, y: y - 2, width: 8, height: 2)
    }
    y += 24
  }

  private mutating func feed(_ height: Int) {
    y += height
    // Room for what reaches below its line: underlines.
    dots.grow(to: min(y + 4, Paper.longest))
  }

  private func left(_ width: Int, _ alignment: Sheet.Alignment) -> Int {
    let space = max(0, self.width - width)
    switch alignment {
    case .left: return Paper.margin
    case .center: return Paper.margin + space / 2
    case .right: return Paper.margin + space
    }
  }
}

extension Dots {
  /// A character with its top left corner there.
  fileprivate mutating func draw(_ character: Character, _ style: Sheet.Style, x: Int, y: Int) {
    var cell = Font.cell(character)
    if style.isSmall { cell = cell.resized(width: 9, height: 17) }
    cell = cell.enlarged(x: style.width, y: style.height)
    let bold = style.isBold ? style.width : 0
    if style.isReversed {
      // The cell is black, and what is black in it white.
      fill(x: x, y: y, width: cell.width, height: cell.height)
      for row in 0..<cell.height {
        for column in 0..<cell.width where cell[column, row] || cell[column - bold, row] {
          self[x + column, y + row] = false
        }
      }
    } else {
      draw(cell, x: x, y: y)
      if bold > 0 { draw(cell, x: x + bold, y: y) }
      if style.isUnderlined { fill(x: x, y: y + cell.height, width: cell.width, height: 2) }
    }
  }
}
