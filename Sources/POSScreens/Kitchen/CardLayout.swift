import POSModel
import TerminalUI

/// Where cards stand: down the columns, then on to the next page. A card that is too long goes on in
/// the next column, so that nothing is cut off.
struct CardLayout: Sendable {
  /// A part of a card.
  struct Piece: Sendable {
    let card: Int
    let rows: [CardRow]
    let page: Int
    let column: Int
    let top: Int
    /// Whether the card goes on in the next column.
    var goesOn = false
  }

  static let cardWidth = 25
  let columns: Int
  let width: Int
  private(set) var pieces: [Piece] = []
  /// The page each card begins on.
  private(set) var pages: [Int] = []

  var pageCount: Int { (pieces.last?.page ?? 0) + 1 }

  init(
    _ cards: [KitchenCard], size: Size, _ text: (KitchenCard, Int?, Int) -> CardText
  ) {
    columns = max(1, (size.columns + 1) / (Self.cardWidth + 1))
    width = (size.columns + 1) / columns - 1
    let height = max(4, size.rows)
    var (page, column, row, onPage) = (0, 0, 0, 0)
    func nextColumn() {
      (column, row) = (column + 1, 0)
      if column == columns { (page, column, onPage) = (page + 1, 0, 0) }
    }
    for (place, card) in cards.enumerated() {
      let plain = text(card, nil, width - 2)
      var rest = plain.body
      let head = plain.head
      // A card begins where its head and a line have room.
      if row > 0, row + head.count + min(rest.count, 2) > height { nextColumn() }
      onPage += 1
      let number = onPage <= 9 ? onPage : nil
      var rows = text(card, number, width - 2).head
      pages.append(page)
      while true {
        let room = height - row - rows.count
        let fits = rest.count <= room
        let taken = fits ? rest.count : max(0, room)
        rows += rest.prefix(taken)
        rest.removeFirst(taken)
        pieces.append(
          Piece(card: place, rows: rows, page: page, column: column, top: row, goesOn: !fits))
        row += rows.count + 1
        if fits { break }
        nextColumn()
        rows = [CardRow(text: "\(card.first.callNumber) goes on", style: .heading)]
      }
      if row >= height { nextColumn() }
    }
  }

  /// The cards that begin on a page, in the order of their numbers.
  func cards(on page: Int) -> [Int] { pages.indices.filter { pages[$0] == page } }
}
