import POSModel
import TerminalUI

/// Where cards stand: down the columns, then on to the next page. A card that is too long for a
/// column goes on in the next, so that nothing is cut off.
///
/// It does not depend on the time, so it is made when the kitchen changes, not for each frame.
struct CardLayout: Sendable, Equatable {
  /// A part of a card.
  struct Piece: Sendable, Equatable {
    let card: Int
    /// The key that serves the card; nil for none.
    let number: Int?
    /// Whether the card begins here.
    let isFirst: Bool
    /// Which rows of its body stand here.
    let body: Range<Int>
    let page: Int
    let column: Int
    let top: Int
    /// Whether the card goes on in the next column.
    let goesOn: Bool
  }

  static let cardWidth = 25
  let columns: Int
  /// How wide a column is.
  let width: Int
  private(set) var pieces: [Piece] = []
  /// What each card says below its head.
  private(set) var bodies: [[CardRow]] = []
  /// The page each card begins on.
  private(set) var pages: [Int] = []

  var pageCount: Int { (pieces.last?.page ?? 0) + 1 }

  /// Puts cards on pages of a size; `text` writes one out at a width.
  init(_ cards: [KitchenCard], size: Size, _ text: (KitchenCard, Int) -> CardText) {
    columns = max(1, (size.columns + 1) / (Self.cardWidth + 1))
    // A window that is too small shows no cards; they are laid out all the same.
    width = max(Self.cardWidth, (size.columns + 1) / columns - 1)
    let height = max(6, size.rows)
    var (page, column, row, onPage) = (0, 0, 0, 0)
    func nextColumn() {
      (column, row) = (column + 1, 0)
      if column == columns { (page, column, onPage) = (page + 1, 0, 0) }
    }
    for (place, card) in cards.enumerated() {
      let text = text(card, width - 1)
      let body = text.body
      bodies.append(body)
      var head = text.headHeight
      let whole = head + body.count
      // A card that fits a column is not torn; a longer one begins where a few lines have room.
      if row > 0, row + (whole <= height ? whole : head + 3) > height { nextColumn() }
      onPage += 1
      let number = onPage <= 9 ? onPage : nil
      pages.append(page)
      var next = 0
      while true {
        let (rest, room) = (body.count - next, height - row - head)
        let goesOn = rest > room
        // The row that says so takes one.
        let taken = goesOn ? max(0, room - 1) : rest
        pieces.append(
          Piece(
            card: place, number: number, isFirst: next == 0, body: next..<(next + taken),
            page: page, column: column, top: row, goesOn: goesOn))
        next += taken
        row += head + taken + 1
        guard goesOn else { break }
        nextColumn()
        head = 1
      }
      if row >= height { nextColumn() }
    }
  }

  /// The cards that begin on a page, in the order of their numbers.
  func cards(on page: Int) -> [Int] { pages.indices.filter { pages[$0] == page } }

  /// The cards of which anything stands on a page; nil when there are none at all.
  func shown(on page: Int) -> ClosedRange<Int>? {
    let here = pieces.filter { $0.page == page }
    return here.first.flatMap { first in here.last.map { first.card...$0.card } }
  }
}
