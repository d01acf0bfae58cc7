import POSModel
import TerminalUI
import Testing

@testable import POSScreens

/// A key that was asked about answers what was asked, and nothing that came since.
struct KitchenQuestionTests {
  private func expo(_ rule: KitchenRules.Expo) -> KitchenStory {
    KitchenStory(isExpo: true, .kitchen { $0.kitchen.expo = rule })
  }

  @Test func `d says for no station that it is made which was not named`() {
    var expo = expo(.waits)
    expo.ring("101 Enter 302 Enter F2")
    expo.press("d")
    #expect(expo.shows("A1 waits for bar, kitchen. d says for them it is made."), "\(expo)")
    expo.ring("201 Enter F2")
    expo.press("d")
    #expect(expo.shows("A1 waits for bar, fry, kitchen. d says"), "\(expo)")
    #expect(expo.effects.isEmpty)
    expo.press("d")
    #expect(expo.effects.count == 3)
  }

  @Test func `d needs not ask again when fewer are waited for`() {
    var expo = expo(.waits)
    expo.order("101 Enter 302 Enter")
    expo.press("d")
    var bar = expo.beside(station: "bar")
    bar.press("1")
    expo.till = bar.till
    expo.read()
    expo.press("d")
    #expect(expo.shows("✓ READY"), "\(expo)")
    #expect(!expo.shows("… QUEUED"), "\(expo)")
  }

  @Test(arguments: ["101 Enter 302 Enter 201 Enter", "101 Enter 302 Enter 102 Enter"])
  func `v sees no void for others that was not named`(order: String) {
    var expo = expo(.no)
    expo.ring(order + " F2 Up Up Up Del wrong Enter 9999 Enter")
    expo.press("v")
    #expect(expo.shows("A1: the void is for kitchen to see. v sees it for them."), "\(expo)")
    // At another station, and on the same ticket.
    expo.ring("Down Down Del late Enter 9999 Enter")
    #expect(expo.shows("late"), "\(expo)")
    expo.press("v")
    #expect(expo.shows("to see. v sees it for them."), "\(expo)")
    #expect(expo.effects.isEmpty)
    expo.press("v")
    #expect(expo.shows("A1: the void is seen."), "\(expo)")
  }
}
