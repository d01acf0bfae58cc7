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

  @Test(arguments: ["kitchen", "the-kitchen-downstairs-behind-the-bar"])
  func `what has no room in the header is left out, nothing is written over`(station: String) {
    var kitchen = KitchenStory(station: station)
    let times = (1...10).map { (station: StationID(station), milliseconds: Int64($0) * 600_000) }
    let cards = [TicketCard.at("unrouted", [.dish("Dish")])]
    kitchen.send(.kitchenRead(KitchenView(active: cards, times: times), KitchenRules()))
    for words in [
      " KITCHEN · \(station.prefix(3))", "   1 open   ▲ UNROUTED 1   ", "   data 0 s   ",
    ] {
      #expect(kitchen.header.contains(words), "\(kitchen)")
    }
    #expect(kitchen.header.contains("p90 90:00   "), "\(kitchen)")
    #expect(!kitchen.header.contains("avg"), "it is left out first: \(kitchen)")
  }

  @Test func `the expediter's card is as urgent as the most urgent of its stations`() {
    var expo = KitchenStory(isExpo: true)
    var rules = KitchenRules()
    rules.stationAges[StationID("kitchen")] = KitchenRules.Ages(orange: 60, red: 120)
    expo.send(.kitchenRead(KitchenView(active: [.at("bar"), .at("kitchen")]), rules))
    expo.wait(seconds: 120)
    #expect(expo.shows("!! RED 2:00"), "\(expo)")
  }

  @Test func `all day says how much has no room`() {
    var kitchen = KitchenStory()
    let dishes = (1...40).map { TicketLine.dish("Dish \($0)") }
    let view = KitchenView(active: [.at("kitchen", dishes)])
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
