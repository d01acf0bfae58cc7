/// Holds a script to its order: clock and seed once each, before the first key.
struct StepOrder {
  private var hasKeys = false
  private var seen: Set<String> = []

  /// Takes the next step of a script.
  ///
  /// - Throws: `StepFault` when the step stands where it has no meaning.
  mutating func admit(_ step: KeyScript.Step) throws(StepFault) {
    switch step {
    case .clock: try admitOnce("clock")
    case .seed: try admitOnce("seed")
    case .type, .key: hasKeys = true
    default: break
    }
  }

  /// - Throws: `StepFault` when it comes again, or after a key.
  private mutating func admitOnce(_ word: String) throws(StepFault) {
    guard !hasKeys else { throw StepFault("`\(word)` has to stand before the first key") }
    guard seen.insert(word).inserted else {
      throw StepFault("`\(word)` may stand in a script once")
    }
  }
}
