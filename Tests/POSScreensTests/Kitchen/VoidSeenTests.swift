import POSModel
import Testing

@testable import POSScreens

/// `v` says that a void is seen once it is, and else why it is not.
struct VoidSeenTests {
  /// A kitchen that shows one of two cheeseburgers as voided.
  private func oneOfTwo() -> KitchenStory {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.ring("2*102 Enter F2 Up - wrong Enter 9999 Enter")
    #expect(kitchen.shows("✗─VOID─1─Cheeseburger"), "\(kitchen)")
    return kitchen
  }

  @Test func `where more of the line was voided meanwhile, nothing is seen`() {
    var kitchen = oneOfTwo()
    // The till is quicker than the cook's eye.
    kitchen.till.press("- late Enter 9999 Enter")
    kitchen.press("v")
    #expect(kitchen.shows("More was voided meanwhile: look again, then v."), "\(kitchen)")
    #expect(!kitchen.shows("the void is seen"), "\(kitchen)")
    #expect(kitchen.shows("✗─VOID─2─Cheeseburger"), "\(kitchen)")
    kitchen.press("v")
    #expect(kitchen.shows("A1: the void is seen."), "\(kitchen)")
    #expect(kitchen.header.contains("0 open"), "\(kitchen)")
  }

  @Test func `what another screen saw first is not said to have grown`() {
    var kitchen = oneOfTwo()
    var other = kitchen.beside(station: "kitchen")
    other.press("v")
    kitchen.till = other.till
    kitchen.press("v")
    #expect(kitchen.shows("Another screen said so before."), "\(kitchen)")
    #expect(kitchen.header.contains("1 open"), "\(kitchen)")
  }

  @Test func `of two tickets of which one has more to see, that is said`() {
    var expo = KitchenStory(isExpo: true, .kitchen { $0.kitchen.expo = .no })
    // Two at the bar, the last line, and two in the kitchen.
    expo.ring("2*101 Enter 2*302 Enter F2 Up - wrong Enter 9999 Enter Up - wrong Enter 9999 Enter")
    expo.press("v")
    #expect(expo.shows("A1: the void is for bar+kitchen to see. v sees it for them."), "\(expo)")
    expo.till.press("- late Enter 9999 Enter")
    expo.press("v")
    #expect(expo.effects.count == 2)
    #expect(expo.shows("More was voided meanwhile: look again, then v."), "\(expo)")
  }

  @Test func `what is not saved is said, and not that it is seen`() {
    var kitchen = oneOfTwo()
    kitchen.till.store.failure = "The disk is full."
    kitchen.press("v")
    #expect(kitchen.shows("Not saved. The disk is full."), "\(kitchen)")
    #expect(!kitchen.shows("the void is seen"), "\(kitchen)")
  }

  @Test func `v is offered where the picked card has a void, and is about that card alone`() {
    var kitchen = KitchenStory()
    kitchen.ring("201 Enter F2 101 Enter F2 Up Up Del wrong Enter 9999 Enter")
    #expect(kitchen.shows("v Void seen"), "\(kitchen)")
    // Another card of the same check.
    kitchen.press("Down")
    #expect(kitchen.shows(">2 A1"), "\(kitchen)")
    #expect(!kitchen.shows("v Void seen"), "\(kitchen)")
    kitchen.press("v")
    #expect(kitchen.shows("There is no void to see on this card."), "\(kitchen)")
    #expect(kitchen.effects.isEmpty)
    kitchen.press("Up v")
    #expect(kitchen.shows("A1: the void is seen."), "\(kitchen)")
    #expect(!kitchen.shows("v Void seen"), "\(kitchen)")
  }
}
