/// A command to a terminal, such as "cursor up three".
struct ControlSequence {
  let mark: UInt8?
  let parameters: [Int?]
  let final: UInt8

  /// A number of the command, `fallback` where it is left out.
  func parameter(_ index: Int, or fallback: Int) -> Int {
    guard parameters.indices.contains(index) else { return fallback }
    return parameters[index] ?? fallback
  }

  /// How often or how far: at least once.
  var count: Int { max(1, parameter(0, or: 1)) }
}
