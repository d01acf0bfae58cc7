import POSModel
import POSScreens
import TerminalUI
import Testing

/// Modifiers typed behind a product.
struct ModifierLineTests {
  @Test(arguments: [
    ("101-onion", "1 × 101 -onion", 850),
    ("101+cheese", "1 × 101 +cheese", 950),
    ("101++cheese", "1 × 101 ++cheese", 1050),
    ("101~onion", "1 × 101 ~onion", 850),
    ("101-onion+cheese++bacon~pickles", "1 × 101 -onion +cheese ++bacon ~pickles", 1250),
    ("2*101+ch", "2 × 101 +cheese", 1900),
    ("101 + CHEESE - Onion", "1 × 101 +cheese -onion", 950),
    ("101+beet", "1 × 101 +pickled beet", 900),
    ("classic+bac", "1 × 101 +bacon", 1000),
    ("bur 2-onion", "1 × 101 -onion", 850),
    ("cheese-onion", "1 × 102 -onion", 920),
    ("9520001001079+cheese", "1 × 101 +cheese", 950),
    // The first sauce is free, what is put on extra is paid for once more.
    ("201+ketchup", "1 × 201 +ketchup", 380),
    ("201+ketchup+garlic", "1 × 201 +ketchup +garlic", 430),
    ("201++garlic+ketchup", "1 × 201 ++garlic +ketchup", 460),
    ("201-ketchup+garlic", "1 × 201 -ketchup +garlic", 380),
  ])
  func `a line with signs rings them in the order typed, at their prices`(
    typed: String, line: String, cents: Int64
  ) {
    var replay = Replay.full()
    replay.enter(typed)
    #expect(replay.lines == [line])
    #expect(replay.check?.totals.subtotal.minorUnits == cents)
  }

  @Test func `the echo says what is wished and what it comes to`() {
    var replay = Replay.full()
    replay.type("2*101-onion+cheese")
    #expect(replay.entry.contains("= 2 × Classic burger -onion +cheese  19.00"))
    replay.press("Enter")
    #expect(replay.shows("no onion"))
    #expect(replay.shows("1  2 Classic burger         17.00"))
    #expect(replay.shows("+ cheese                2.00"))
    #expect(replay.shows("Subtotal                     19.00"))
  }

  @Test func `a weighed line and its modifiers add up, however they are rounded`() throws {
    var store = FakeStore.fullGrill
    store.products = store.products.compactMap { product in
      var entry = product.entry
      if entry.plu == "205" { entry.modifierGroups = ["extras"] }
      return FakeStore.product(entry)
    }
    var replay = Replay.full(store)
    replay.enter("0.333*205+cheese+bacon")
    // 0.333 of 14.50 is 4.83; of 1.00 it is 0.33, of 1.50 0.50: 4.00 are left for the salad.
    #expect(replay.check?.totals.subtotal.minorUnits == 483)
    #expect(replay.shows("+ cheese             0.33"))
    #expect(replay.shows("+ bacon              0.50"))
    #expect(replay.shows("Coleslaw             4.00"))
  }

  @Test(arguments: [
    ("101-salt", 4, "Classic burger has no modifier “salt”: F5 lists them."),
    ("101+cheese-salt", 11, "Classic burger has no modifier “salt”: F5 lists them."),
    ("101++salt", 5, "Classic burger has no modifier “salt”: F5 lists them."),
    ("101+pick", 4, "Which one? pickles or pickled beet."),
    ("101+", 4, "Which modifier? Its name comes after the sign."),
    ("101+cheese+", 11, "Which modifier? Its name comes after the sign."),
    ("101+cheese-che", 11, "cheese stands twice."),
    ("101+cheese+bacon+onion+pickles", 3, "At most 3 of extras."),
    ("3*101-salt", 6, "Classic burger has no modifier “salt”: F5 lists them."),
    ("103+cheese", 3, "Veggie burger takes no modifiers."),
    ("999+cheese", 0, "Nothing on the menu matches “999+cheese”."),
  ])
  func `a bad modifier rings nothing and has the caret on it`(
    typed: String, caret: Int, sentence: String
  ) {
    var replay = Replay.full()
    replay.enter(typed)
    #expect(replay.status == " \(sentence)" || replay.text.contains(sentence.prefix(40)))
    #expect(replay.entry.hasPrefix(" > \(typed)"))
    let surface = replay.surface
    if caret < typed.count {
      #expect(surface[replay.size.rows - 2, 3 + caret].style == .selected)
    } else {
      #expect(replay.entry.hasPrefix(" > \(typed)_"))
    }
    #expect(replay.store.all.isEmpty)
  }

  @Test func `four are not too many when some of them are left off`() {
    var replay = Replay.full()
    replay.enter("101+cheese+bacon+onion-pickles~beet")
    #expect(replay.lines == ["1 × 101 +cheese +bacon +onion -pickles ~pickled beet"])
  }

  @Test func `an empty Enter rings it again, wishes and all`() {
    var replay = Replay.full()
    replay.enter("2*101-onion")
    replay.press("Enter")
    #expect(replay.lines == ["2 × 101 -onion", "2 × 101 -onion"])
  }

  @Test func `a list stays open while modifiers are typed behind what is searched`() {
    var replay = Replay.full()
    replay.type("bur+che")
    #expect(replay.shows(">1 501 Burger meal"))
    replay.press("Down")
    #expect(replay.entry.contains("Classic burger +cheese"))
    replay.press("Enter")
    #expect(replay.lines == ["1 × 101 +cheese"])
  }
}
