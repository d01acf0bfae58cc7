import POSModel
import TerminalUI
import Testing

@testable import POSScreens

/// A key of the kitchen does what it says, to the card it says it of, and nothing by habit.
struct KitchenMarksTests {
  private func expo(_ rule: KitchenRules.Expo) -> KitchenStory {
    KitchenStory(isExpo: true, .kitchen { $0.kitchen.expo = rule })
  }

  @Test func `v is for the card that was named, not for the one that was picked`() {
    var expo = expo(.no)
    expo.ring("101 Enter 302 Enter F2 Up Up Del wrong Enter 9999 Enter F3 Enter")
    expo.ring("102 Enter 302 Enter F2 Up Up Del wrong Enter 9999 Enter F3 Enter")
    #expect(expo.shows(">1 A1"), "\(expo)")
    expo.press("2")
    #expect(expo.shows("A2: the void is for kitchen to see. v sees it for them."), "\(expo)")
    #expect(expo.shows(">2 A2"), "\(expo)")
    expo.press("v")
    #expect(expo.shows("A2: the void is seen."), "\(expo)")
    #expect(expo.effects.count == 1)
  }

  @Test func `v sees what was on the screen, not what was voided since`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.ring("101 Enter 102 Enter F2 Up Del wrong Enter 9999 Enter")
    // The till is quicker than the cook's eye.
    kitchen.till.press("Up Del late Enter 9999 Enter")
    kitchen.press("v")
    #expect(kitchen.shows("✗─VOID─1─Classic─burger"), "\(kitchen)")
    #expect(kitchen.header.contains("1 open"), "\(kitchen)")
    kitchen.press("v")
    #expect(kitchen.header.contains("0 open"), "\(kitchen)")
  }

  @Test func `d does not go past a void that nobody has seen`() {
    var expo = expo(.yes)
    expo.ring("101 Enter 302 Enter F2 Up Up Del wrong Enter 9999 Enter")
    expo.press("d")
    #expect(expo.shows("A1: the void is for kitchen to see. v sees it for them."), "\(expo)")
    #expect(expo.effects.isEmpty)
    var kitchen = expo.beside(station: "kitchen")
    kitchen.press("d")
    #expect(kitchen.shows("A1: the void is seen."), "\(kitchen)")
  }

  @Test func `told to wait, the expediter says for the stations that it is made, when asked again`()
  {
    var expo = expo(.waits)
    expo.order("101 Enter 302 Enter")
    expo.press("d")
    #expect(expo.shows("A1 waits for bar, kitchen. d says for them it is made."), "\(expo)")
    expo.press("s d")
    #expect(expo.shows("A1 waits for bar, kitchen. d says"), "another key came between: \(expo)")
    #expect(!expo.shows("✓ READY"), "\(expo)")
    expo.press("d")
    #expect(expo.shows("✓ READY"), "\(expo)")
    expo.press("1")
    #expect(expo.shows("A1 is served."), "\(expo)")
  }

  @Test func `nobody waits for what is voided`() {
    var expo = expo(.waits)
    expo.ring("101 Enter 302 Enter F2 Up Up Del wrong Enter 9999 Enter")
    expo.press("1")
    #expect(expo.shows("A1 waits for bar."), "\(expo)")
    var bar = expo.beside(station: "bar")
    bar.press("1")
    expo = bar.beside(isExpo: true)
    expo.press("1")
    #expect(expo.shows("A1: the void is for kitchen to see."), "\(expo)")
  }

  @Test func `what is voided is not begun`() {
    var expo = expo(.yes)
    expo.ring("101 Enter 302 Enter F2 Up Up Del wrong Enter 9999 Enter")
    expo.press("s")
    #expect(expo.effects.count == 1)
    var kitchen = expo.beside(station: "kitchen")
    kitchen.press("s")
    #expect(kitchen.shows("All of A1 is voided."), "\(kitchen)")
    #expect(!kitchen.shows("IN PROGRESS"), "\(kitchen)")
  }

  @Test func `the list keeps the picked check, whatever is served meanwhile`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.order("102 Enter")
    kitchen.press("1 R")
    #expect(kitchen.shows("> A1"), "\(kitchen)")
    kitchen.wait(seconds: 1)
    var other = kitchen.beside(station: "kitchen")
    other.press("1")
    kitchen.till = other.till
    kitchen.read()
    #expect(kitchen.shows("> A1"), "\(kitchen)")
    kitchen.press("Enter")
    #expect(kitchen.shows("A1 is back"), "\(kitchen)")
  }

  @Test func `what is not in the list any more is not taken back in its stead`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.order("102 Enter")
    kitchen.press("1")
    kitchen.wait(seconds: 1)
    kitchen.press("1 R")
    var other = kitchen.beside(station: "kitchen")
    other.press("r")
    kitchen.till = other.till
    kitchen.read()
    kitchen.press("Enter")
    #expect(kitchen.shows("It is back already. Pick another."), "\(kitchen)")
    kitchen.press("Down Enter")
    #expect(kitchen.shows("A1 is back"), "\(kitchen)")
  }

  @Test(arguments: [KitchenRules.Expo.yes, .waits])
  func `what names no station comes back where it was served`(rule: KitchenRules.Expo) {
    var kitchen = KitchenStory(station: "kitchen", .kitchen { $0.kitchen.expo = rule })
    kitchen.order("101 Enter")
    kitchen.press("1")
    kitchen.wait(seconds: 1)
    kitchen.order("401 Enter")
    kitchen.press("1")
    #expect(kitchen.shows("A2 is served."), "\(kitchen)")
    kitchen.wait(seconds: 6)
    kitchen.press("r")
    #expect(kitchen.shows("A2 is back"), "\(kitchen)")
    #expect(kitchen.shows("Combo 10"), "\(kitchen)")
  }

  @Test func `what another screen served first is not taken back by this one`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    var other = kitchen.beside(station: "kitchen")
    other.press("1")
    kitchen.till = other.till
    kitchen.press("1")
    #expect(kitchen.shows("Another screen said so before."), "\(kitchen)")
    kitchen.press("u")
    #expect(kitchen.shows("Nothing to take back."), "\(kitchen)")
    #expect(kitchen.header.contains("0 open"), "\(kitchen)")
  }

  @Test func `the expediter sees of each ticket that it was recalled`() {
    var expo = expo(.yes)
    expo.order("101 Enter 302 Enter")
    var kitchen = expo.beside(station: "kitchen")
    kitchen.press("1")
    kitchen.press("r")
    #expect(kitchen.shows("RECALLED"), "\(kitchen)")
    expo = kitchen.beside(isExpo: true)
    #expect(expo.shows("RECALLED"), "\(expo)")
  }

  @Test func `a kitchen without room says so in a line that fits`() {
    var kitchen = KitchenStory(size: Size(rows: 12, columns: 40))
    #expect(kitchen.text.hasPrefix("pos needs 80×24, this window is 40×12\n"))
    kitchen = KitchenStory(isExpo: true, size: Size(rows: 12, columns: 40))
    #expect(kitchen.text.hasPrefix("pos needs 80×24, this window is 40×12\n"))
  }
}
