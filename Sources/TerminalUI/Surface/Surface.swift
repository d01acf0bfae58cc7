/// A picture of the screen: rows of cells, kept as one array, row after row.
///
/// Writing outside of it is never a fault: what does not fit is cut. A wide character is shown
/// whole or not at all.
public struct Surface: Sendable {
  /// How large it is; never negative.
  public let size: Size
  /// Every cell, row after row: the cell at a row and column is at `row * columns + column`.
  var codes: [CellCode]
  /// The characters of more than one scalar that were written.
  private var clusters: [Character] = []

  /// Makes an empty surface. A negative size counts as zero.
  public init(size: Size) {
    self.size = Size(rows: max(0, size.rows), columns: max(0, size.columns))
    codes = Array(repeating: .blank, count: self.size.rows * self.size.columns)
  }

  /// Makes an empty surface. A negative number counts as zero.
  public init(rows: Int, columns: Int) {
    self.init(size: Size(rows: rows, columns: columns))
  }

  /// Cells from top to bottom.
  public var rows: Int { size.rows }
  /// Cells from left to right.
  public var columns: Int { size.columns }

  /// The cell at a place on the surface.
  ///
  /// The place has to exist; anything else is a bug in the caller.
  public subscript(row: Int, column: Int) -> Cell {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "a cell outside of the surface was asked for")
    return self[row * columns + column]
  }

  /// The cell at a place, counted row after row.
  public subscript(place: Int) -> Cell {
    let code = codes[place]
    return code.isRightHalf
      ? .rightHalf(style: code.style) : Cell(character(of: code), style: code.style)
  }

  /// The scalar of the cell at a place, counted row after row; nil where its character has more.
  public func scalar(at place: Int) -> Unicode.Scalar? { codes[place].scalar }
  /// What the cell at a place means.
  public func style(at place: Int) -> Style { codes[place].style }
  /// Whether the cell at a place is the second one of a wide character.
  public func isRightHalf(at place: Int) -> Bool { codes[place].isRightHalf }

  /// Every cell, row after row. Made at each call.
  public var cells: [Cell] { codes.indices.map { self[$0] } }

  /// The places among `span` whose cells are not as in `previous`, a surface of the same size; all
  /// of them when there is none.
  public func places(in span: Range<Int>, differingFrom previous: Surface?) -> [Int] {
    guard let previous else { return Array(span) }
    precondition(
      previous.size == size && span.clamped(to: codes.indices) == span,
      "places are those of two surfaces of one size")
    // Numbers of characters mean the same only by what is behind them, on each surface.
    let mayShareNumbers = clusters != previous.clusters
    return codes.withUnsafeBufferPointer { new in
      previous.codes.withUnsafeBufferPointer { old in
        // Most rows are as they were, and a sum over a row is told in a few steps.
        let differences = span.reduce(0) { $0 | new[$1].difference(to: old[$1]) }
        guard differences != 0 || mayShareNumbers else { return [] }
        var places: [Int] = []
        for place in span where new[place] != old[place] || mayShareNumbers {
          let isSame =
            new[place].cluster == nil && old[place].cluster == nil
            ? new[place] == old[place] : self[place] == previous[place]
          if !isSame { places.append(place) }
        }
        return places
      }
    }
  }

  /// What a row shows, without the blanks at its right end; empty for a row that does not exist.
  public func text(row: Int) -> String {
    guard row >= 0, row < rows else { return "" }
    let line = codes[(row * columns)..<((row + 1) * columns)]
    guard let last = line.lastIndex(where: { $0.scalar != " " }) else { return "" }
    return String(line[...last].lazy.filter { !$0.isRightHalf }.map { character(of: $0) })
  }

  /// What all rows show, joined by line breaks; there is none after the last row.
  public var text: String {
    (0..<rows).map { text(row: $0) }.joined(separator: "\n")
  }

  private func character(of code: CellCode) -> Character {
    code.scalar.map { Character($0) } ?? code.cluster.map { clusters[$0] } ?? " "
  }

  /// The code of a character on this surface.
  mutating func code(of character: Character, style: Style) -> CellCode {
    let scalars = character.unicodeScalars
    if let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex {
      return CellCode(first, style: style)
    }
    // There are few: a guest's name, a product with a flag.
    let number = clusters.firstIndex(of: character) ?? clusters.count
    if number == clusters.count { clusters.append(character) }
    return CellCode(cluster: number, style: style)
  }
}

extension Surface: Equatable {
  /// Surfaces are the same when they show the same.
  public static func == (left: Surface, right: Surface) -> Bool {
    guard left.size == right.size else { return false }
    if left.clusters.isEmpty, right.clusters.isEmpty, left.codes == right.codes { return true }
    return left.codes.indices.allSatisfy { left[$0] == right[$0] }
  }
}
