import POSModel
import TerminalUI
import Testing

@testable import POSScreens

/// What a cook sees and does.
struct KitchenTests {
  @Test func `a round stands on a card for each station, with all the cook must read`() {
    var kitchen = KitchenStory()
    kitchen.ring("2*101 Enter")
    kitchen.till.type("n:cut in half, well done, and no salt at all please")
    kitchen.ring("Enter 201 Enter 302 Enter F2")
    #expect(kitchen.header.contains("All stations   3 open"), "\(kitchen)")
    for words in ["1 A1", "Eat in · kitchen", "2 Classic burger", "* cut in half, well"] {
      #expect(kitchen.shows(words), "\(kitchen)")
    }
    #expect(kitchen.shows("all please"), "the note is wrapped, not cut: \(kitchen)")
    #expect(kitchen.shows("ALSO AT fry …, kitchen …"), "\(kitchen)")
  }

  @Test func `what names no station cannot be overlooked at any station`() {
    var kitchen = KitchenStory(station: "bar")
    kitchen.order("401 Enter")
    #expect(kitchen.shows("▲ UNROUTED 1"), "\(kitchen)")
    #expect(kitchen.shows("▲ UNROUTED: no station"), "\(kitchen)")
    #expect(kitchen.shows("1 Combo 10"), "\(kitchen)")
  }

  @Test func `a number serves its card, the others move up, and nothing is served twice`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.order("102 Enter")
    kitchen.press("1")
    #expect(kitchen.shows("A1 is served. u takes it back."), "\(kitchen)")
    #expect(kitchen.shows("1 A2"), "\(kitchen)")
    kitchen.press("2")
    #expect(kitchen.shows("There is no card 2 on this page."), "\(kitchen)")
    #expect(kitchen.effects.count == 1)
    kitchen.press("Enter")
    #expect(kitchen.shows("Nothing to make."), "\(kitchen)")
  }

  @Test func `a bump is taken back within 5 s, as it was`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.press("s")
    kitchen.wait(seconds: 30)
    kitchen.press("1")
    kitchen.wait(seconds: 5)
    kitchen.press("u")
    #expect(kitchen.shows("» IN PROGRESS"), "\(kitchen)")
    #expect(kitchen.shows("GREEN 0:35"), "\(kitchen)")
    kitchen.press("1")
    kitchen.wait(seconds: 6)
    kitchen.press("u")
    #expect(kitchen.shows("more than 5 s ago"), "\(kitchen)")
    #expect(kitchen.shows("0 open"), "\(kitchen)")
    kitchen.press("u")
    #expect(kitchen.shows("Nothing to take back"), "\(kitchen)")
  }

  @Test func `a slip of two keys is taken back by two`() {
    var kitchen = KitchenStory(station: "kitchen")
    for _ in 0..<3 { kitchen.order("101 Enter") }
    kitchen.press("11uu")
    #expect(kitchen.header.contains("3 open"), "\(kitchen)")
  }

  @Test func `recall brings the last one back with the time it was sent`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.wait(seconds: 100)
    kitchen.press("1")
    kitchen.wait(seconds: 20)
    kitchen.press("r")
    #expect(kitchen.shows("RECALLED"), "\(kitchen)")
    #expect(kitchen.shows("GREEN 2:00"), "\(kitchen)")
    kitchen.press("1 r r")
    #expect(kitchen.shows("Nothing was served yet."), "\(kitchen)")
  }

  @Test func `the list of served takes back any, and makes any once more`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.order("102 Enter")
    kitchen.press("1")
    kitchen.wait(seconds: 1)
    kitchen.press("1 R")
    #expect(kitchen.shows("> A2"), "\(kitchen)")
    kitchen.press("Down Enter")
    #expect(kitchen.shows("1 Classic burger"), "\(kitchen)")
    kitchen.press("R f")
    kitchen.press("dropped Enter")
    #expect(kitchen.shows("REMAKE: dropped"), "\(kitchen)")
    #expect(kitchen.shows("1 Cheeseburger"), "\(kitchen)")
  }

  @Test func `a void is struck through with its reason, and seen before anything is served`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.ring("2*101 Enter 102 Enter F2 Up Del wrong Enter 9999 Enter")
    #expect(kitchen.shows("✗─VOID─1─Cheeseburger"), "\(kitchen)")
    #expect(kitchen.shows("wrong"), "\(kitchen)")
    kitchen.press("1")
    #expect(kitchen.shows("A1: the void is seen."), "\(kitchen)")
    #expect(kitchen.header.contains("1 open"), "\(kitchen)")
    kitchen.press("1")
    #expect(kitchen.header.contains("0 open"), "\(kitchen)")
  }

  @Test func `a ticket of which nothing is wanted leaves with the key that says seen`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.ring("101 Enter F2 Up Del wrong Enter 9999 Enter")
    kitchen.press("v")
    #expect(kitchen.header.contains("0 open"), "\(kitchen)")
    kitchen.press("R f")
    #expect(kitchen.shows("Nothing was served yet."), "\(kitchen)")
  }

  @Test func `an addition and a rush are marked`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("103 Enter")
    kitchen.ring("101 Enter F2 102 Enter F2")
    #expect(kitchen.shows("+ ADDITION"), "\(kitchen)")
    kitchen.ring(".rush Enter")
    #expect(kitchen.shows("▲ RUSH + ADDITION"), "\(kitchen)")
    #expect(kitchen.shows(">3 A1"), "the picked card stays picked: \(kitchen)")
    #expect(kitchen.till.status.contains("is to be made first"))
  }

  @Test func `a failure is told, and the card stays`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.order("101 Enter")
    kitchen.till.store.failure = "The disk is full."
    kitchen.press("1")
    #expect(kitchen.shows("Not saved. The disk is full."), "\(kitchen)")
    #expect(kitchen.header.contains("1 open"), "\(kitchen)")
    kitchen.press("u")
    #expect(kitchen.shows("Nothing to take back."), "what was not saved: \(kitchen)")
  }

  @Test func `what cannot be made once more is told`() {
    var kitchen = KitchenStory(station: "kitchen")
    kitchen.ring("101 Enter F2")
    kitchen.press("f")
    kitchen.ring("Up Del wrong Enter 9999 Enter")
    kitchen.press("burnt Enter")
    #expect(kitchen.shows("It is not made once more: nothing of it is wanted."), "\(kitchen)")
  }
}
