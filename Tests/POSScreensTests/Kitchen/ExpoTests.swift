import POSModel
import TerminalUI
import Testing

@testable import POSScreens

/// The expediter sees a check as a whole.
struct ExpoTests {
  private func store(_ expo: KitchenRules.Expo) -> FakeStore {
    .kitchen { $0.kitchen.expo = expo }
  }

  @Test func `a check is one card, with a tick for each station that is done`() {
    var kitchen = KitchenStory(station: "kitchen", store(.yes))
    kitchen.order("101 Enter 302 Enter")
    kitchen.press("1")
    #expect(kitchen.shows("A1 is made. u takes it back."), "\(kitchen)")
    #expect(kitchen.header.contains("0 open"), "\(kitchen)")
    let expo = kitchen.beside(isExpo: true)
    #expect(expo.header.contains("Expo   1 open"), "\(expo)")
    #expect(expo.shows("✓ READY"), "\(expo)")
    #expect(expo.shows("… QUEUED"), "\(expo)")
    #expect(kitchen.beside(station: "bar").shows("ALSO AT kitchen ✓"))
  }

  @Test func `told to wait, it serves a check when all its stations are done`() {
    var kitchen = KitchenStory(station: "kitchen", store(.waits))
    kitchen.order("101 Enter 302 Enter")
    var expo = kitchen.beside(isExpo: true)
    expo.press("1")
    #expect(expo.shows("A1 waits for bar, kitchen."), "\(expo)")
    #expect(expo.effects.isEmpty)
    var bar = expo.beside(station: "bar")
    bar.press("1")
    kitchen = bar.beside(station: "kitchen")
    kitchen.press("1")
    expo = kitchen.beside(isExpo: true)
    expo.press("1")
    #expect(expo.shows("A1 is served."), "\(expo)")
    #expect(expo.header.contains("0 open"), "\(expo)")
    expo.press("r")
    #expect(expo.header.contains("1 open"), "one key takes the whole check back: \(expo)")
    #expect(expo.shows("✓ READY"), "\(expo)")
  }

  @Test func `not told to wait, it serves the whole check with one key`() {
    var expo = KitchenStory(isExpo: true, store(.yes))
    expo.order("101 Enter 201 Enter 302 Enter")
    expo.press("1")
    #expect(expo.header.contains("0 open"), "\(expo)")
    #expect(expo.effects.count == 3)
    expo.press("u")
    #expect(expo.header.contains("1 open"), "\(expo)")
  }

  @Test func `what was served together is as old in the list as its oldest round`() {
    var expo = KitchenStory(isExpo: true, store(.yes))
    expo.ring("101 Enter F2")
    expo.wait(seconds: 60)
    expo.ring("302 Enter F2")
    expo.wait(seconds: 30)
    expo.press("1 R")
    #expect(expo.shows("bar+kitchen  1:30"), "\(expo)")
    #expect(expo.shows("1 Classic burger, 1 "), "in the order it was sent: \(expo)")
  }

  @Test func `what the expediter has served is not taken back by the station`() {
    var kitchen = KitchenStory(station: "kitchen", store(.yes))
    kitchen.order("101 Enter")
    kitchen.press("1")
    var expo = kitchen.beside(isExpo: true)
    expo.press("1")
    kitchen.till = expo.till
    kitchen.read()
    kitchen.press("u")
    #expect(kitchen.shows("Not taken back: A1 has gone on since."), "\(kitchen)")
    #expect(kitchen.beside(isExpo: true).header.contains("0 open"), "\(kitchen)")
  }

  @Test func `of a check that has gone on in part, the rest is taken back`() {
    var expo = KitchenStory(isExpo: true, store(.yes))
    expo.order("101 Enter 302 Enter")
    expo.press("1")
    guard case .mark(let bar, _, let key) = expo.effects.first else {
      Issue.record("nothing was marked")
      return
    }
    _ = expo.till.store.answer(.mark(bar, .recalled, key: key), at: .start)
    expo.press("u")
    #expect(expo.shows("Only a part of A1 is taken back"), "\(expo)")
    #expect(expo.header.contains("1 open"), "\(expo)")
  }

  @Test func `a void is the cook's to see while the station makes it, then the expediter's`() {
    var expo = KitchenStory(isExpo: true, store(.waits))
    expo.ring("101 Enter 103 Enter 102 Enter F2 Up Del wrong Enter 9999 Enter")
    #expect(!expo.shows("v: void seen"), "\(expo)")
    expo.press("v")
    #expect(expo.shows("A1: the void is for kitchen to see."), "\(expo)")
    expo.press("1")
    #expect(expo.shows("A1 waits for kitchen."), "\(expo)")
    #expect(expo.effects.isEmpty)
    var kitchen = expo.beside(station: "kitchen")
    kitchen.press("d")
    #expect(kitchen.shows("A1: the void is seen."), "\(kitchen)")
    #expect(kitchen.header.contains("1 open"), "\(kitchen)")
    kitchen.press("d")
    #expect(kitchen.header.contains("0 open"), "\(kitchen)")
    kitchen.ring("Up Up Del wrong Enter 9999 Enter")
    expo = kitchen.beside(isExpo: true)
    #expect(expo.shows("v: void seen"), "\(expo)")
    expo.press("1")
    #expect(expo.shows("A1: the void is seen."), "\(expo)")
    expo.press("1")
    #expect(expo.header.contains("0 open"), "\(expo)")
  }

  @Test(arguments: [KitchenRules.Expo.no, .yes])
  func `no check is served past a cook who has not seen what is void`(rule: KitchenRules.Expo) {
    var expo = KitchenStory(isExpo: true, store(rule))
    expo.ring("101 Enter 302 Enter F2 Up Up Del wrong Enter 9999 Enter")
    for _ in 1...2 {
      expo.press("1")
      #expect(expo.shows("A1: the void is for kitchen to see. v sees it for them."), "\(expo)")
    }
    #expect(expo.effects.isEmpty)
    var kitchen = expo.beside(station: "kitchen")
    kitchen.press("1")
    #expect(kitchen.shows("A1: the void is seen."), "\(kitchen)")
    expo = kitchen.beside(isExpo: true)
    expo.press("1")
    #expect(expo.shows("A1 is served."), "\(expo)")
  }

  @Test func `where stations have no screen, the expediter sees a void for them, when asked again`()
  {
    var expo = KitchenStory(isExpo: true, store(.no))
    expo.ring("101 Enter 302 Enter F2 Up Up Del wrong Enter 9999 Enter")
    expo.press("1")
    expo.press("Down")
    expo.press("v")
    #expect(expo.shows("A1: the void is for kitchen to see. v sees it for them."), "\(expo)")
    #expect(expo.effects.isEmpty)
    expo.press("v")
    #expect(expo.shows("A1: the void is seen."), "\(expo)")
    expo.press("1")
    #expect(expo.shows("A1 is served."), "\(expo)")
  }

  @Test func `a board without room says so`() {
    var (board, surface) = (BoardScreen(), Surface(size: Size(rows: 5, columns: 30)))
    board.update(KitchenView(), KitchenRules())
    board.render(into: &surface, .atStart)
    #expect(surface.text(row: 0).hasPrefix("pos needs 80×24, this window "))
  }

  @Test func `what a station made comes back to it`() {
    var kitchen = KitchenStory(station: "kitchen", store(.yes))
    kitchen.order("101 Enter")
    kitchen.press("1")
    kitchen.wait(seconds: 60)
    kitchen.press("r")
    #expect(kitchen.header.contains("1 open"), "\(kitchen)")
    #expect(kitchen.shows("GREEN 1:00"), "\(kitchen)")
  }

  @Test func `the guests' board tells preparing from ready, and forgets`() {
    var kitchen = KitchenStory(store(.no))
    kitchen.order("101 Enter 302 Enter")
    kitchen.order("102 Enter")
    kitchen.press("d")
    func board(minutesLater: Int64 = 0) -> String {
      var (board, surface) = (BoardScreen(), Surface(size: .smallest))
      var context = ScreenContext.atStart
      context.now = context.now.adding(milliseconds: minutesLater * 60_000)
      board.update(kitchen.till.store.kitchen(at: context.now), kitchen.till.store.rules.kitchen)
      board.render(into: &surface, context)
      return surface.text(row: 4)
    }
    #expect(board().split(separator: " ") == ["A1", "A2"])
    #expect(board().prefix(40).contains("A2"), "one station of A1 is not done")
    kitchen.press("1")
    kitchen.press("1")
    #expect(board().prefix(40).contains("A2"))
    #expect(board().dropFirst(40).contains("A1"))
    #expect(!board(minutesLater: 6).contains("A1"))
  }

  @Test func `the till's list of open checks shows what is ready`() {
    var kitchen = KitchenStory(store(.no))
    kitchen.order("101 Enter")
    kitchen.press("1")
    kitchen.ring("F4")
    #expect(kitchen.till.shows("ready"), "\(kitchen.till)")
  }
}
