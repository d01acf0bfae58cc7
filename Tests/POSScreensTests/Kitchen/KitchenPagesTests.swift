import POSModel
import TerminalUI
import Testing

@testable import POSScreens

/// Many cards, long cards, wide and narrow screens.
struct KitchenPagesTests {
  @Test(arguments: [Size.smallest, Size(rows: 45, columns: 160)])
  func `two hundred tickets stand on pages, none is lost`(size: Size) {
    var kitchen = KitchenStory(size: size)
    kitchen.send(.kitchenRead(Self.tickets(200), KitchenRules()))
    #expect(kitchen.header.contains("200 open"), "\(kitchen)")
    let layout = kitchen.screen.layout
    #expect(Set(layout.pieces.map(\.card)) == Set(0..<200))
    var seen: Set<String> = []
    for _ in 0..<layout.pageCount {
      seen.formUnion(kitchen.text.split { " \n>│".contains($0) }.map { String($0) })
      kitchen.press("PgDn")
    }
    #expect(Set((1...200).map { "A\($0)" }).isSubset(of: seen))
    #expect(kitchen.shows("page \(layout.pageCount) of \(layout.pageCount)"), "\(kitchen)")
  }

  /// So many tickets, some with more lines than others.
  private static func tickets(_ count: Int) -> KitchenView {
    KitchenView(
      active: (1...count).map { number in
        let key = TicketKey(
          checkID: CheckID("c\(number)"), station: StationID(number % 2 == 0 ? "fry" : "kitchen"),
          round: 1)
        var card = TicketCard(
          id: key.id, key: key, checkNumber: Int64(10_000 + number), callNumber: "A\(number)",
          orderType: .eatIn, name: "", isAddition: false, isRush: false, remakeOf: nil, reason: "",
          status: .queued, sentAt: .start, readyAt: nil, bumpedAt: nil, recalls: 0)
        card.lines = (0...number % 5).map { place in
          TicketLine(itemID: CheckItemID("i\(number) \(place)"), name: "Burger", quantity: .one)
        }
        return card
      })
  }

  @Test func `the numbers begin anew on each page, and serve what they stand on`() {
    var kitchen = KitchenStory(station: "kitchen")
    for _ in 0..<20 { kitchen.order("101 Enter") }
    kitchen.press("PgDn")
    let first = kitchen.screen.layout.cards(on: 1)[0]
    let name = kitchen.screen.cards[first].first.callNumber
    #expect(kitchen.shows(">1 \(name) "), "\(kitchen)")
    kitchen.press("1")
    #expect(kitchen.shows("\(name) is served."), "\(kitchen)")
    #expect(kitchen.shows("page 2 of"), "\(kitchen)")
  }

  /// So many cards, of which another screen has just served the first.
  private static func servedElsewhere(of count: Int) -> KitchenStory {
    var kitchen = KitchenStory()
    for _ in 0..<count { kitchen.order("101 Enter") }
    let mark = KitchenEffect.mark(
      kitchen.screen.cards[0].first.key, .bumped, key: IdempotencyKey("elsewhere"))
    _ = kitchen.till.store.answer(mark, at: .start)
    kitchen.read()
    return kitchen
  }

  @Test func `a number that news has just put on another card serves nothing at first`() {
    // Who was about to press 3 meant what is 2 now.
    var kitchen = Self.servedElsewhere(of: 4)
    kitchen.press("3")
    #expect(kitchen.shows("Not served: the cards have just moved, and 3 is A4 now."), "\(kitchen)")
    #expect(kitchen.screen.cards.count == 3)
    kitchen.press("3")
    #expect(kitchen.shows("A4 is served."), "\(kitchen)")
    // The cook's own keys move cards, too: that is no news to them.
    kitchen.press("1 1")
    #expect(kitchen.screen.cards.isEmpty)
  }

  @Test func `a number is for the card it stands on once there was time to read it`() {
    var kitchen = Self.servedElsewhere(of: 3)
    kitchen.wait(seconds: 1)
    kitchen.press("1")
    #expect(kitchen.shows("A2 is served."), "\(kitchen)")
  }

  @Test func `when the last page empties, the one before it is shown`() {
    var kitchen = KitchenStory(station: "kitchen")
    for _ in 0..<34 { kitchen.order("101 Enter") }
    let pages = kitchen.screen.layout.pageCount
    for _ in 1..<pages { kitchen.press("PgDn") }
    while kitchen.screen.layout.pageCount == pages { kitchen.press("1") }
    #expect(kitchen.shows("page \(pages - 1) of \(pages - 1)"), "\(kitchen)")
  }

  @Test func `a card longer than the screen goes on in the next column, and says so`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.ring((0..<30).map { _ in "101 Enter 102 Enter" }.joined(separator: " ") + " F2")
    #expect(kitchen.shows("goes on →"), "\(kitchen)")
    #expect(kitchen.shows("A1 goes on"), "\(kitchen)")
    let layout = kitchen.screen.layout
    #expect(layout.pieces.map(\.body.count).reduce(0, +) == layout.bodies[0].count)
  }

  @Test func `a narrow screen loses nothing but the sight of it`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.resize(to: Size(rows: 10, columns: 40))
    kitchen.resize(to: .smallest)
    #expect(kitchen.shows("1 Classic burger"), "\(kitchen)")
  }

  @Test func `Tab goes round the stations that have something`() {
    var kitchen = KitchenStory()
    kitchen.order("101 Enter 201 Enter")
    for name in ["fry", "kitchen", "All stations"] {
      kitchen.press("Tab")
      #expect(kitchen.header.contains("KITCHEN · \(name) "), "\(kitchen)")
    }
  }
}
