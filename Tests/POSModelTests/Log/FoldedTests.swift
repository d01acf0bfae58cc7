import POSModel
import Testing

struct FoldedTests {
  private func folded(_ facts: [CheckFact?]) -> Folded<Check> {
    var folded = Folded(id: CheckID("c"))
    for (index, fact) in facts.enumerated() { folded.fold(fact, Shop.stamp(Int64(index) + 1)) }
    return folded
  }

  @Test func `the state counts every event, also those nobody here understands`() {
    let folded = folded([Shop.opened(), nil, .itemAdded(Shop.item("1", 100)), nil])
    #expect(folded.version == 4)
    #expect(folded.state?.version == 4)
    #expect(folded.state?.items.count == 1)
  }

  @Test func `without its beginning there is no state, but the events are counted`() {
    let folded = folded([.itemAdded(Shop.item("1", 100)), nil])
    #expect(folded.state == nil)
    #expect(folded.version == 2)
  }

  @Test func `events are ordered by logical clock, then origin, then id`() {
    func position(_ lamport: Int64, _ origin: String, _ id: String) -> FoldPosition {
      FactStamp(
        eventID: EventID(id), at: Shop.noon, lamport: lamport, origin: DeviceID(origin),
        actor: Shop.ana.id
      ).position
    }
    let ordered = [
      position(1, "L2", "z"), position(2, "L1", "b"), position(2, "L1", "c"),
      position(2, "L2", "a"),
      position(10, "L1", "a"),
    ]
    #expect(ordered.reversed().sorted() == ordered)
    let after = folded([Shop.opened()])
    #expect(after.comesLast(position(1, "L1", "e2")))
    #expect(!after.comesLast(position(1, "L1", "e1")))
    #expect(!after.comesLast(position(1, "L0", "e9")))
  }
}
