import POSModel
import TerminalUI
import Testing

@testable import POSScreens

/// What comes back is what was served last, and the screen says which it is.
struct KitchenUndoTests {
  @Test(arguments: [KitchenRules.Expo.yes, .waits])
  func `a card that d sent on to the expediter is the first to come back`(rule: KitchenRules.Expo) {
    var kitchen = KitchenStory(station: "kitchen", .kitchen { $0.kitchen.expo = rule })
    kitchen.order("101 Enter")
    kitchen.order("102 Enter")
    kitchen.press("1")
    kitchen.press("d")
    #expect(kitchen.shows("A2 is made. u takes it back."), "\(kitchen)")
    #expect(kitchen.header.contains("0 open"), "\(kitchen)")
    kitchen.press("u")
    #expect(kitchen.shows("Taken back: A2."), "\(kitchen)")
    #expect(kitchen.shows("1 Cheeseburger"), "\(kitchen)")
    #expect(kitchen.header.contains("1 open"), "\(kitchen)")
    kitchen.press("u")
    #expect(kitchen.shows("Taken back: A1."), "\(kitchen)")
  }

  @Test func `a card that d leaves on the screen is not what left last`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.order("102 Enter")
    kitchen.press("1 d u")
    #expect(kitchen.shows("Taken back: A1."), "\(kitchen)")
    #expect(kitchen.shows("✓ READY"), "\(kitchen)")
  }

  @Test func `when what is voided left last, what was served before it comes back`() {
    var kitchen = KitchenStory()
    kitchen.ring("201 Enter F2 101 Enter F2 Up Up Del wrong Enter 9999 Enter")
    kitchen.press("2")
    #expect(kitchen.shows("A1 is served. u takes it back."), "\(kitchen)")
    kitchen.press("1")
    #expect(kitchen.shows("A1: the void is seen."), "\(kitchen)")
    #expect(kitchen.header.contains("0 open"), "\(kitchen)")
    kitchen.wait(seconds: 1)
    kitchen.press("u")
    #expect(kitchen.shows("Taken back: A1."), "\(kitchen)")
    #expect(kitchen.shows("1 Classic burger"), "\(kitchen)")
    #expect(kitchen.header.contains("1 open"), "\(kitchen)")
    kitchen.press("u")
    #expect(kitchen.shows("Nothing to take back."), "what was voided stays away: \(kitchen)")
  }

  @Test func `a void that is seen on a card that stays is no reason to keep what was served`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.ring("101 Enter 102 Enter F2 Up Del wrong Enter 9999 Enter")
    kitchen.press("1 v u")
    #expect(kitchen.shows("Taken back: A1."), "\(kitchen)")
  }

  @Test func `what was voided was not served: r brings back what was`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.ring("102 Enter F2 Up Del wrong Enter 9999 Enter")
    kitchen.press("1")
    kitchen.wait(seconds: 6)
    kitchen.press("v r")
    #expect(kitchen.shows("A1 is back"), "\(kitchen)")
    #expect(kitchen.shows("1 Classic burger"), "\(kitchen)")
    kitchen.press("1 R")
    #expect(!kitchen.shows("A2"), "\(kitchen)")
  }

  @Test func `what went on to the expediter and is voided there does not come back either`() {
    var kitchen = KitchenStory(station: "kitchen", .kitchen { $0.kitchen.expo = .yes })
    kitchen.order("101 Enter")
    kitchen.ring("102 Enter F2")
    kitchen.press("1")
    kitchen.wait(seconds: 1)
    kitchen.press("1")
    kitchen.ring("Up Del wrong Enter 9999 Enter")
    kitchen.press("r")
    #expect(kitchen.shows("A1 is back"), "\(kitchen)")
  }
}
