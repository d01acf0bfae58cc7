import Foundation
import POSCore
import POSModel
import POSTestSupport
import TerminalUI
import Testing

@testable import POSApp

/// A whole day at the till, twice: the same keys give the same frames and the same rows.
struct DayTests {
  /// What is in the events of a day, by the words on the wire.
  private static let changes = [
    "item_added", "item_quantity_changed", "item_removed", "item_note_changed", "item_modified",
    "item_priced", "item_seated", "item_voided", "items_moved", "sent", "discount_applied",
    "combo_formed", "named", "transferred", "order_type_changed", "shares_changed", "recalled",
    "reopened", "merged", "payment.taken", "payment.refunded", "order.parked", "order.voided",
    "inventory.counted", "inventory.adjusted", "voucher.issued", "voucher.redeemed",
    "drawer.opened", "tipMinor", "mobile_money",
  ]

  /// Replays a script in a fresh folder; the first time its frames are kept as expected.
  ///
  /// - Throws: the step that did not hold; what set-up throws.
  private func replay(
    _ day: DayScript, in folder: TemporaryFolder, script: String, isFirst: Bool
  ) throws {
    let script = try KeyScript(parsing: day.text, file: script)
    try Replay(
      script: script, frames: FrameFiles(script: script.file, export: nil), update: isFirst,
      rules: []
    ).run(folder: folder.data, isDemo: true)
  }

  @Test func `a thousand checks of everything replay to the same frames and the same rows`() throws
  {
    let day = DayScript(seed: 11, checks: 1_000)
    #expect(DayScript.recipes.allSatisfy { day.cooked[$0, default: 0] > 3 })
    let frames = try TemporaryFolder()
    let script = frames.path + "/day.keys"
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    try replay(day, in: first, script: script, isFirst: true)
    try replay(day, in: second, script: script, isFirst: false)
    let kept = try FileManager.default.contentsOfDirectory(atPath: frames.path + "/day.frames")
    #expect(kept.count == day.keys / 50 + 1)
    let rows = try DumpedStore(first.path).rows
    #expect(try rows == DumpedStore(second.path).rows)
    #expect(rows.count > 5_000)
    // The keys did what they were meant to.
    for word in Self.changes {
      #expect(rows.contains { $0.contains("\"\(word)\"") }, "nothing was \(word)")
    }
    try expectSound(first)
  }

  /// Every check of the day came to its end, and the store keeps all it promises.
  ///
  /// - Throws: `StoreFailure`.
  private func expectSound(_ folder: TemporaryFolder) throws {
    let store = try Store.open(folder.data, time: TestTime())
    #expect(try store.verify() == [])
    #expect(try store.openChecks().map(\.number) == [])
    #expect(try store.check(number: 11_000, in: RVCID("main")) != nil)
    try store.close()
  }
}
