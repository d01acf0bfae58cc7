import POSModel
import TerminalUI
import Testing

@testable import POSScreens

/// What Enter acts on is on the page that is shown, and news turns no page.
struct KitchenPickTests {
  /// A kitchen with a page full of short orders.
  private func fullPage() -> KitchenStory {
    var kitchen = KitchenStory(station: "kitchen")
    for _ in 1...15 { kitchen.order("101 Enter") }
    return kitchen
  }

  /// Picks the last of a full page.
  private func pickLast(_ kitchen: inout KitchenStory) {
    for _ in 1...14 { kitchen.press("Down") }
    #expect(kitchen.shows(">A15"), "\(kitchen)")
  }

  @Test func `when the last card of a page is served, the next page's is not served unseen`() {
    var kitchen = fullPage()
    kitchen.order((1...6).map { _ in "101 Enter 102 Enter" }.joined(separator: " "))
    pickLast(&kitchen)
    #expect(kitchen.shows("page 1 of 2"), "\(kitchen)")
    kitchen.press("Enter")
    #expect(kitchen.shows("A15 is served."), "\(kitchen)")
    #expect(kitchen.shows(">A14"), "one that can be seen is picked: \(kitchen)")
    #expect(kitchen.shows("page 1 of 2"), "the oldest orders stay in sight: \(kitchen)")
    kitchen.press("Enter")
    #expect(kitchen.shows("A14 is served."), "\(kitchen)")
  }

  @Test func `in a window that is too small no key serves what nobody sees`() {
    var kitchen = fullPage()
    kitchen.resize(to: Size(rows: 5, columns: 20))
    kitchen.press("1 Enter d")
    kitchen.resize(to: .smallest)
    #expect(kitchen.shows("15 open"), "\(kitchen)")
  }

  @Test(arguments: [1, 2, 5, 20])
  func `the expediter's screen takes any width`(columns: Int) {
    var kitchen = KitchenStory(station: nil, isExpo: true)
    kitchen.order("101 Enter 301 Enter")
    kitchen.resize(to: Size(rows: 1, columns: columns))
    kitchen.resize(to: .smallest)
    #expect(kitchen.shows("1 open"), "\(kitchen)")
  }

  @Test func `a rush that pushes the picked card off its page stays in sight`() {
    var kitchen = fullPage()
    pickLast(&kitchen)
    kitchen.ring("102 Enter F2 .rush Enter")
    #expect(kitchen.shows("▲ RUSH"), "\(kitchen)")
    #expect(kitchen.shows("page 1 of 2"), "\(kitchen)")
    #expect(kitchen.shows(">A14"), "one that can be seen is picked: \(kitchen)")
    kitchen.press("Enter")
    #expect(kitchen.shows("A14 is served."), "\(kitchen)")
  }

  @Test func `a card that the cook's own key pushes off its page is followed`() {
    var kitchen = KitchenStory(station: "kitchen")
    for _ in 1...14 { kitchen.order("101 Enter") }
    kitchen.order("101 Enter 102 Enter 103 Enter")
    pickLast(&kitchen)
    #expect(!kitchen.shows("page 1"), "\(kitchen)")
    kitchen.press("s")
    #expect(kitchen.shows("page 2 of 2"), "\(kitchen)")
    #expect(kitchen.shows(">1 A15"), "\(kitchen)")
    // What others do then turns no page.
    kitchen.ring("102 Enter F2 .rush Enter")
    #expect(kitchen.shows("page 2 of 2"), "\(kitchen)")
    kitchen.press("d")
    #expect(kitchen.shows("✓ READY"), "\(kitchen)")
  }

  @Test func `when the picked card moves up to the page before, the page stays, too`() {
    var kitchen = fullPage()
    for _ in 1...2 { kitchen.order("102 Enter") }
    kitchen.press("PgDn")
    #expect(kitchen.shows(">1 A16"), "\(kitchen)")
    var other = kitchen.beside(station: "kitchen")
    other.press("1")
    kitchen.till = other.till
    kitchen.read()
    #expect(kitchen.shows(">1 A17"), "\(kitchen)")
    #expect(kitchen.shows("page 2 of 2"), "\(kitchen)")
  }

  @Test func `on a page where nothing but a long card goes on, that card is picked`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.order((1...60).map { _ in "101 Enter 102 Enter" }.joined(separator: " "))
    kitchen.press("PgDn")
    #expect(kitchen.screen.layout.cards(on: 1).isEmpty)
    kitchen.press("Enter")
    #expect(kitchen.shows("A2 is served."), "\(kitchen)")
  }

  @Test func `a card stays picked where the window that becomes smaller puts it`() {
    var kitchen = KitchenStory(station: "kitchen", size: Size(rows: 45, columns: 160))
    for _ in 1...20 { kitchen.order("101 Enter") }
    for _ in 1...19 { kitchen.press("Down") }
    kitchen.resize(to: .smallest)
    #expect(kitchen.screen.layout.pages[19] == kitchen.screen.page)
  }
}
