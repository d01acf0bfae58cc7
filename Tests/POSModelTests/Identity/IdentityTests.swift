import POSModel
import Testing

struct IdentityTests {
  @Test func `ids rise, also within a millisecond and when the clock steps back`() {
    var ids = IDSource(random: SeededGenerator(seed: 1))
    var random = SeededGenerator(seed: 2)
    var now = Shop.noon
    var last = ""
    for step in 0..<20_000 {
      if step % 5_000 == 0 {
        now = now.adding(milliseconds: Int64.random(in: -9...9, using: &random))
      }
      let id: CheckID = ids.next(at: now)
      #expect(id.rawValue > last, "step \(step)")
      last = id.rawValue
    }
  }

  @Test func `an id is a lowercase UUID of version seven that holds its millisecond`() {
    var ids = IDSource(random: SeededGenerator(seed: 1))
    let id: CheckID = ids.next(at: Instant(milliseconds: 0x0197_0000_0001))
    let parts = id.rawValue.split(separator: "-")
    #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
    #expect(parts[0] + parts[1] == "019700000001")
    #expect(parts[2] == "7000")
    #expect("89ab".contains(parts[3].prefix(1)))
    #expect(id.rawValue.allSatisfy { "0123456789abcdef-".contains($0) })
  }

  @Test func `one seed gives the same ids, another one others`() {
    func ids(_ seed: UInt64) -> [CheckID] {
      var ids = IDSource(random: SeededGenerator(seed: seed))
      return (0..<50).map { _ in ids.next(at: Shop.noon) }
    }
    #expect(ids(1) == ids(1))
    #expect(Set(ids(1) + ids(2)).count == 100)
  }

  @Test func `a key names the events it leads to, each by another id`() {
    var ids = IDSource(random: SeededGenerator(seed: 3))
    let key = IdempotencyKey(from: &ids, at: Shop.noon)
    let names = (0..<100).map { key.eventID($0) }
    #expect(names.first?.rawValue == key.rawValue)
    #expect(Set(names).count == 100)
    #expect(names.allSatisfy { $0.rawValue.utf8.count == 36 })
  }

  @Test(arguments: [
    "not-a-uuid", "", "00000000-0000-7000-bfff-ffffffffffff",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
  ]) func `any text may be a key`(text: String) {
    let names = (0..<5).map { IdempotencyKey(text).eventID($0) }
    #expect(Set(names).count == 5)
  }

  /// SQLite compares bytes; text in Swift compares letters, however they are spelt.
  @Test(arguments: [
    ("e\u{301}", "f"), ("A\u{30A}", "Z"), ("\u{212B}", "\u{212C}"), ("L1", "L1.2"), ("L10", "L2"),
    ("", "a"), ("\u{FFFD}", "\u{1F354}"),
  ]) func `ids are ordered byte by byte, as the tables order them`(low: String, high: String) {
    #expect(DeviceID(low) < DeviceID(high))
    #expect(!(DeviceID(high) < DeviceID(low)))
    #expect(!(DeviceID(low) < DeviceID(low)))
  }

  @Test func `ids that are spelt otherwise are other ids, as they are in the tables`() {
    #expect(DeviceID("\u{E9}") != DeviceID("e\u{301}"))
    #expect(Set([DeviceID("\u{E9}"), DeviceID("e\u{301}")]).count == 2)
  }
}
