import POSModel
import POSWire

extension Folded {
  /// A thing folded from all of its events, which may be in any order.
  init(id: ID<Subject>, _ events: [Envelope]) {
    self.init(id: id)
    for event in events.sorted(by: { $0.stamp.position < $1.stamp.position }) { fold(event) }
  }

  /// Folds in one event; a payload that is not what its type demands is kept, not applied.
  ///
  /// - Returns: what is wrong with the payload, if anything.
  @discardableResult
  mutating func fold(_ event: Envelope) -> String? {
    do {
      let fact = try FactCoding.fact(Subject.Fact.self, type: event.type, payload: event.payload)
      fold(fact, event.stamp)
      return nil
    } catch {
      fold(nil, event.stamp)
      return PayloadFault.sentence(for: error)
    }
  }
}
