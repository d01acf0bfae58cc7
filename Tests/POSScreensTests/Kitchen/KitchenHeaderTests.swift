import POSModel
import TerminalUI
import Testing

@testable import POSScreens

/// How old things are, how long they took, how much of everything there is.
struct KitchenHeaderTests {
  @Test(arguments: [
    (299, "· GREEN 4:59"), (300, "! ORANGE 5:00"), (599, "! ORANGE 9:59"), (600, "!! RED 10:00"),
  ])
  func `age is a colour, a word and a symbol`(seconds: Int, words: String) {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.wait(seconds: seconds)
    #expect(kitchen.shows(words), "\(kitchen)")
  }

  @Test func `a station may have steps of its own`() {
    var kitchen = KitchenStory(
      .kitchen {
        $0.kitchen.stationAges[StationID("bar")] = KitchenRules.Ages(orange: 60, red: 120)
      })
    kitchen.order("101 Enter 302 Enter")
    kitchen.wait(seconds: 120)
    #expect(kitchen.shows("· GREEN 2:00"), "\(kitchen)")
    #expect(kitchen.shows("!! RED 2:00"), "\(kitchen)")
  }

  @Test func `the header tells average and 90th percentile of the hour, and how old the data is`() {
    var kitchen = KitchenStory(station: "kitchen")
    for _ in 0..<10 { kitchen.order("101 Enter") }
    for _ in 0..<10 {
      kitchen.wait(seconds: 10)
      kitchen.press("1")
    }
    #expect(kitchen.header.contains("avg 0:55  p90 1:30"), "\(kitchen)")
    #expect(kitchen.header.contains("data 0 s"), "\(kitchen)")
    kitchen.wait(seconds: 7)
    #expect(kitchen.header.contains("data 7 s"), "\(kitchen)")
    kitchen.send(.notRead)
    #expect(kitchen.shows("The store cannot be read"), "\(kitchen)")
    #expect(kitchen.header.contains("data 7 s"), "\(kitchen)")
    kitchen.wait(seconds: 3_600)
    kitchen.read()
    #expect(!kitchen.header.contains("avg"), "\(kitchen)")
  }

  @Test func `all day says how much has no room`() {
    var kitchen = KitchenStory()
    let view = KitchenView(active: [.many(lines: 40)])
    kitchen.send(.kitchenRead(view, KitchenRules()))
    kitchen.send(.key(.character("a")))
    #expect(kitchen.shows("and 4 more"), "\(kitchen)")
  }

  @Test func `all day counts what is still to be made, without what is void or made`() {
    var kitchen = KitchenStory()
    kitchen.order("3*101 Enter 201 Enter")
    kitchen.ring("101 Enter 102 Enter F2 Up Del wrong Enter 9999 Enter")
    kitchen.press("a")
    #expect(kitchen.shows("4  Classic burger"), "\(kitchen)")
    #expect(kitchen.shows("1  Fries large"), "\(kitchen)")
    #expect(!kitchen.shows("Cheeseburger"), "\(kitchen)")
  }
}

extension TicketCard {
  /// A ticket of so many lines, each of another product.
  fileprivate static func many(lines count: Int) -> TicketCard {
    let key = TicketKey(checkID: CheckID("c"), station: StationID("kitchen"), round: 1)
    var card = TicketCard(
      id: key.id, key: key, checkNumber: 10_001, callNumber: "A1", orderType: .eatIn, name: "",
      isAddition: false, isRush: false, remakeOf: nil, reason: "", status: .queued,
      sentAt: .start, readyAt: nil, bumpedAt: nil, recalls: 0)
    card.lines = (1...count).map {
      TicketLine(itemID: CheckItemID("i\($0)"), name: "Dish \($0)", quantity: .one)
    }
    return card
  }
}
