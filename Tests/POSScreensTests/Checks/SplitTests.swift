import POSModel
import POSScreens
import Testing

/// A check comes apart: by line, by seat, in equal parts.
struct SplitTests {
  /// Three burgers and fries.
  private func check() -> Replay {
    var replay = Replay.full()
    replay.press("3*101 Enter 201 Enter")
    return replay
  }

  private func parts(_ replay: Replay) -> [[String]] {
    replay.store.all.map { $0.items.map { "\($0.quantity.text) × \($0.plu)" } }
  }

  @Test func `a digit sends the picked piece to that check, and the sums follow`() {
    var replay = check()
    replay.enter(".split")
    #expect(replay.shows("Split Check #10001"))
    #expect(replay.text.split(separator: "[1] 1 Classic burger").count == 4)
    replay.press("2 3")
    #expect(replay.shows("[2] 1 Classic burger"))
    #expect(replay.shows("1 stays here, 2 pieces"))
    #expect(replay.shows("2 new check, 1 piece"))
    #expect(replay.shows("3 new check, 1 piece"))
    replay.press("Enter")
    #expect(replay.status == " Split: Check #10001 is here, 2 more wait (F4).")
    #expect(parts(replay) == [["1 × 101", "1 × 201"], ["1 × 101"], ["1 × 101"]])
    #expect(replay.store.all.map(\.status) == [.open, .parked, .parked])
    #expect(replay.store.all.map(\.callNumber) == ["A1", "A1/2", "A1/3"])
    let totals = replay.store.all.map(\.totals.subtotal).reduce(.zero, +)
    #expect(totals == Money(minorUnits: 2930))
  }

  @Test func `the sums say what they do not have yet`() throws {
    var replay = check()
    replay.enter(".split")
    #expect(replay.shows("┌ Checks, before tax ─"))
    replay.press("Esc")
    replay.enter(".disc 1.00")
    replay.enter(".split")
    #expect(replay.shows("┌ Checks, before tax and discounts ─"))
    var inclusive = Replay.full(try .fullGrill("tax.mode", "inclusive"))
    inclusive.press("3*101 Enter")
    inclusive.enter(".split")
    #expect(inclusive.shows("┌ Checks, tax included ─"))
    inclusive.press("Esc")
    inclusive.enter(".disc 1.00")
    inclusive.enter(".split")
    #expect(inclusive.shows("┌ Checks, before discounts ─"))
  }

  @Test func `what is in a meal says so, and the burger beside it goes alone`() {
    var replay = Replay.full()
    replay.press("2*101 Enter 201 Enter 301 Enter =")
    replay.enter(".split")
    #expect(replay.text.split(separator: "Classic burger in Burger m").count == 2)
    replay.press("Home Down Down 2 Enter")
    #expect(replay.status.contains("Burger meal cannot be parted"))
    replay.press("Home 1 2 1 Enter")
    #expect(parts(replay) == [["1 × 101", "1 × 201", "1 × 301"], ["1 × 101"]])
    #expect(replay.store.all.map(\.combos.count) == [1, 0])
    #expect(replay.store.all.map(\.totals.discount.minorUnits) == [160, 0])
  }

  @Test func `arrows pick, and 1 takes a piece back`() {
    var replay = check()
    replay.enter(".split")
    replay.press("End 4 Up 1 Home 2 Enter")
    #expect(parts(replay) == [["2 × 101"], ["1 × 101"], ["1 × 201"]].map { $0 })
  }

  @Test func `nothing assigned, all assigned away, and Esc leave the check whole`() {
    var replay = check()
    replay.enter(".split")
    replay.press("Enter")
    #expect(replay.status.hasPrefix(" All is on check 1"))
    replay.press("2 2 2 2 Enter")
    #expect(replay.status == " Something must stay on check 1.")
    replay.press("0 x Esc")
    #expect(replay.shows("[1 Burgers]"))
    #expect(parts(replay) == [["3 × 101", "1 × 201"]])
  }

  @Test(arguments: [".split seats", ".split"])
  func `by seat each guest gets a check, and what is for nobody stays`(line: String) {
    var replay = Replay.full()
    replay.enter(".seat 1")
    #expect(replay.status == " What is rung now is for seat 1.")
    replay.enter("101")
    replay.enter(".seat 2")
    replay.press("102 Enter 301 Enter Home")
    #expect(replay.shows("s1 Classic burger"))
    replay.press("Esc")
    replay.enter(".seat off")
    replay.enter("202")
    replay.enter(line)
    if line == ".split" { replay.press("s Enter") }
    #expect(replay.status.contains("2 more wait"))
    #expect(parts(replay) == [["1 × 202"], ["1 × 101"], ["1 × 102", "1 × 301"]])
  }

  @Test func `on the split screen s goes by seat, and a seat can be set on a line`() {
    var replay = check()
    replay.press("End")
    replay.enter(".seat 5")
    replay.press("Home")
    replay.enter(".seat 2")
    replay.press("Esc")
    replay.enter(".split")
    replay.press("s Enter")
    #expect(parts(replay) == [["3 × 101"], ["1 × 201"]])
  }

  @Test func `what is rung after a split by seat is for no seat until somebody says so`() {
    var replay = Replay.full()
    for entry in [".seat 1", "101", ".seat 2", "201", ".split seats", "303"] {
      replay.enter(entry)
    }
    #expect(replay.check?.items.map(\.seat) == [1, nil])
  }

  @Test func `one seat alone is nothing to split by`() {
    var replay = Replay.full()
    replay.enter(".split seats")
    #expect(replay.status == " There is nothing to split.")
    replay.press("Esc")
    replay.enter(".seat 3")
    replay.enter("101")
    replay.enter(".split seats")
    #expect(replay.status.hasPrefix(" All lines are for one seat"))
  }

  @Test func `a line with an amount off, or voided in part, stays in one piece`() {
    var replay = check()
    replay.press("Home")
    replay.enter(".disc 1.00")
    replay.press("Esc")
    replay.enter(".split")
    #expect(replay.shows("[1] 3 Classic burger"))
    replay.press("2 Enter")
    #expect(parts(replay) == [["1 × 201"], ["3 × 101"]])
    #expect(replay.store.all.map(\.totals.discount.minorUnits) == [0, 100])
  }

  @Test func `a check amount off is spread over the parts to the cent`() {
    var replay = check()
    replay.enter(".disc 2.00")
    replay.enter(".split")
    replay.press("2 3 Enter")
    #expect(replay.store.all.map(\.totals.discount).reduce(.zero, +).minorUnits == 200)
  }

  @Test func `there is nothing to split on an empty or a paid check`() {
    var replay = Replay.full()
    replay.enter(".split")
    #expect(replay.status == " There is nothing to split: ring something first.")
    replay.press("Esc 101 Enter F8 5.00 Enter Esc")
    replay.enter(".split")
    #expect(replay.status.hasPrefix(" Something is paid already"))
  }

  @Test func `the piece of a voided line is worth what is left of it`() {
    var replay = check()
    replay.press("F2 Home -")
    replay.enter("cold")
    replay.approve()
    replay.press("Esc")
    replay.enter(".split")
    #expect(replay.shows("1 stays here, 2 pieces       20.80"))
  }

  @Test func `a check of which all was voided meanwhile is split no more`() throws {
    var replay = check()
    replay.press("F2")
    replay.enter(".split")
    replay.press("2")
    let check = try #require(replay.check)
    for (place, item) in check.items.enumerated() {
      replay.elsewhere(
        .wish(
          VoidItem(
            key: IdempotencyKey("x\(place)"), actor: EmployeeID("e5"), checkID: check.id,
            itemID: item.id, quantity: item.quantity, reason: "left")))
    }
    replay.press("Enter")
    #expect(replay.text.contains("Since you looked: 3 × Classic burger was voided"))
    #expect(replay.shows("[1 Burgers]"))
    replay.press("2 Down Up")
    #expect(replay.store.all.count == 1)
  }

  @Test func `what changes under the split screen is not split as it was`() throws {
    var replay = check()
    replay.enter(".split")
    replay.press("2 2 2")
    let check = try #require(replay.check)
    replay.elsewhere(
      .wish(
        ChangeQuantity(
          key: IdempotencyKey("x"), actor: EmployeeID("e4"), checkID: check.id,
          itemID: check.items[0].id, quantity: .one)))
    #expect(replay.shows("Split Check #10001"))
    replay.press("Enter")
    #expect(replay.text.contains("Since you looked: Classic burger became 1"))
    #expect(parts(replay) == [["1 × 101", "1 × 201"]])
  }
}
