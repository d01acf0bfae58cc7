import POSModel
import TerminalUI
import Testing

@testable import POSScreens

/// What is made once more is what the cook means, and the screen says which.
struct MakeAgainTests {
  private func expo() -> KitchenStory {
    KitchenStory(isExpo: true, .kitchen { $0.kitchen.expo = .yes })
  }

  /// What was asked to be made once more.
  private func remade(_ story: KitchenStory) -> [StationID] {
    story.effects.compactMap {
      guard case .refire(let wish) = $0 else { return nil }
      return wish.ticket.station
    }
  }

  @Test func `a station's card says what is made once more, and where`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.press("f")
    #expect(kitchen.shows("Make A1 again at kitchen, why > _"), "\(kitchen)")
    kitchen.press("burnt Enter")
    #expect(kitchen.shows("A1 is made once more at kitchen."), "\(kitchen)")
  }

  @Test func `the caret of what is typed shows where the next character goes`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.press("f brnt Left Left Left")
    #expect(kitchen.shows("why > brnt\n"), "the caret stands on the r: \(kitchen)")
    kitchen.press("u End")
    #expect(kitchen.shows("why > burnt_"), "\(kitchen)")
  }

  @Test func `of a check that two stations make, the expediter is asked which`() {
    var expo = expo()
    expo.order("101 Enter 302 Enter")
    expo.press("f")
    #expect(expo.shows("MAKE A1 AGAIN"), "\(expo)")
    #expect(expo.shows("1 bar"), "\(expo)")
    #expect(expo.shows("2 kitchen       1 Classic burger"), "\(expo)")
    expo.press("3")
    #expect(expo.shows("MAKE A1 AGAIN"), "there is no third: \(expo)")
    expo.press("2")
    #expect(expo.shows("Make A1 again at kitchen, why > _"), "\(expo)")
    expo.press("burnt Enter")
    #expect(expo.shows("A1 is made once more at kitchen."), "\(expo)")
    #expect(remade(expo) == [StationID("kitchen")])
  }

  @Test func `what is asked may be picked with arrows, and left`() {
    var expo = expo()
    expo.order("101 Enter 302 Enter")
    expo.press("f Esc")
    #expect(!expo.shows("MAKE A1 AGAIN"), "\(expo)")
    expo.press("f Down Down Up Enter x Enter")
    expo.press("f Down Down Enter y Enter")
    #expect(remade(expo) == [.bar, StationID("kitchen")])
  }

  @Test func `the rounds of one station are told apart by what is on them`() {
    var expo = expo()
    expo.ring("101 Enter F2 102 Enter F2")
    expo.press("f")
    #expect(expo.shows("1 kitchen       1 Classic burger"), "\(expo)")
    #expect(expo.shows("2 kitchen       1 Cheeseburger"), "\(expo)")
  }

  @Test func `what is voided is not offered`() {
    var expo = expo()
    expo.ring("101 Enter 302 Enter F2 Up Up Del wrong Enter 9999 Enter")
    expo.press("f")
    #expect(expo.shows("Make A1 again at bar, why > _"), "\(expo)")
  }

  @Test func `of what was served, too, the expediter is asked which`() {
    var expo = expo()
    expo.order("101 Enter 302 Enter")
    expo.press("1 R f")
    #expect(expo.shows("1 bar"), "\(expo)")
    expo.press("2")
    expo.press("cold Enter")
    #expect(remade(expo) == [StationID("kitchen")])
  }
}
