import POSModel
import POSScreens
import Testing

/// Ctrl-Z goes through every kind of change, one by one, back to an empty check.
struct UndoOfAllTests {
  /// What can be changed, as keys, and what they change.
  private static let changes = [
    "101-onion Enter", "201 Enter", "301 Enter", "=", "Home + Esc", "Home F5 1 Enter Esc",
    "Home n:rare Enter Esc", "Home .seat#2 Enter Esc", "Home .disc#5% Enter Esc",
    ".disc#senior Enter", ".disc#staff Enter 9999 Enter", "Home .comp#spilled Enter 9999 Enter Esc",
    "End .price#1.00#dented Enter 9999 Enter Esc", ".guest#Zoë Enter", "F9", ".drive Enter",
    ".split#3 Enter Esc", "501 Enter 2 1 2", "502 Enter 3", "2000205003507 Enter",
    "2200205004997 Enter", ".disc#off Enter", ".deal#off Enter", "Home Del", "End Del",
    "End .qty#4 Enter Esc", "104 Enter 2", "Enter",
  ]

  /// What a guest would see of a check.
  private func face(_ replay: Replay) -> [String] {
    guard let check = replay.check else { return [] }
    let items = check.items.map { item in
      "\(item.quantity.text) \(item.name) \(item.modifiers.map(\.text)) \(item.note) "
        + "\(item.seat ?? 0) \(item.priceOfOne.minorUnits)"
    }
    return items + check.discounts.map(\.name)
      + [
        check.name, "\(check.orderType)", "\(check.shares.count)",
        "\(check.totals.total.minorUnits)",
      ]
  }

  private func press(_ keys: String, on replay: inout Replay) {
    for word in keys.split(separator: " ") {
      if word.contains("#") {
        replay.type(String(word).replacing("#", with: " "))
      } else {
        replay.press(String(word))
      }
    }
  }

  @Test func `each change is taken back as it was, until nothing is left`() {
    var replay = Replay.full()
    var faces = [face(replay)]
    for keys in Self.changes {
      press(keys, on: &replay)
      #expect(face(replay) != faces.last, "\(keys) changed nothing")
      faces.append(face(replay))
    }
    for (keys, before) in zip(Self.changes, faces.dropLast()).reversed() {
      replay.press("Ctrl-Z")
      // The check that the first change opened stays, with nothing on it.
      if !before.isEmpty { #expect(face(replay) == before, "\(keys) taken back") }
    }
    #expect(replay.check?.items.isEmpty == true)
    #expect(replay.check?.combos.isEmpty == true)
    #expect(replay.check?.discounts.isEmpty == true)
    #expect(replay.total == 0)
    replay.press("Ctrl-Z")
    #expect(replay.status == " There is nothing left to take back.")
  }

  @Test func `each kind alone is taken back by the command too`() {
    for keys in Self.changes.dropFirst(3) where keys != "Enter" && !keys.contains("off") {
      var replay = Replay.full()
      replay.press("101-onion Enter 201 Enter 301 Enter")
      if keys == "." { continue }
      let before = face(replay)
      press(keys, on: &replay)
      replay.enter(".undo")
      #expect(face(replay) == before, "\(keys) taken back")
    }
  }

  @Test func `a combo is taken back whole, also after one of its lines went and came back`() {
    var replay = Replay.full()
    replay.enter("501")
    replay.press("1 1 1 Home Del Ctrl-Z")
    #expect(replay.check?.items.count == 3)
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.isEmpty == true)
  }

  @Test func `a second price is taken back to the first`() {
    var replay = Replay(.fullGrill)
    replay.press("9999 Enter 101 Enter")
    replay.enter(".price 7.00 dented")
    replay.enter(".price 6.00 more dented")
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.first?.unitPrice.minorUnits == 700)
    replay.press("Ctrl-Z")
    #expect(replay.check?.items.first?.unitPrice.minorUnits == 850)
  }

  @Test func `once sent it says how to void, and takes nothing back`() {
    var replay = Replay.full()
    replay.press("101 Enter 201 Enter F2 Ctrl-Z")
    #expect(
      replay.status
        == " The kitchen has it: pick the line with ↑ ↓, F7 voids it with a manager's PIN.")
    #expect(replay.lines == ["1 × 101", "1 × 201"])
    // What came after is taken back, and no more than that.
    replay.press("103 Enter Ctrl-Z")
    #expect(replay.lines == ["1 × 101", "1 × 201"])
    replay.press("Ctrl-Z")
    #expect(replay.status.hasPrefix(" The kitchen has it"))
  }

  @Test func `once paid it says how money goes back, in part and in full`() {
    var replay = Replay.full()
    replay.press("101 Enter F8 5.00 Enter Esc Ctrl-Z")
    #expect(replay.status == " Something is paid already: .refund takes a payment back.")
    replay.press("F8 Enter Enter Ctrl-Z")
    #expect(replay.status == " Nothing to take back here. What is paid goes back with .refund.")
    #expect(replay.first?.status == .closed)
  }

  @Test func `after a split it says how to merge, and on a check taken up there is nothing`() {
    var replay = Replay.full()
    replay.press("2*101 Enter")
    replay.enter(".split")
    replay.press("2 Enter Ctrl-Z")
    #expect(
      replay.status == " It was split: .merge takes the other checks onto this one again.")
    replay.enter(".park")
    replay.press("F4 Enter Ctrl-Z")
    #expect(replay.check?.items.count == 1)
  }
}
