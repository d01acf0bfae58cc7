import ArgumentParser
import POSCore
import POSModel

/// `pos config`: shows or changes the rules of the store.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show or change the rules of the store.",
    discussion: "Rules:\n"
      + StoreRules.keys.map { "  \($0.key): \($0.takes)" }.joined(separator: "\n"))

  @OptionGroup var data: DataOptions
  @Argument(help: "The rule.") var rule: String?
  @Argument(help: "What to set it to; several words are joined.") var value: [String] = []

  /// Shows or sets a rule.
  ///
  /// - Throws: what ``PosCommand/run(arguments:)`` says on stderr.
  func run() throws {
    let (store, settings) = try data.openStore()
    guard let rule else {
      let set = try store.settings()
      for (key, takes) in StoreRules.keys { print("\(key)=\(set[key] ?? "")  # \(takes)") }
      return try store.close()
    }
    guard !value.isEmpty else {
      guard StoreRules.keys.contains(where: { $0.key == rule }) else {
        throw BadInput(reason: "There is no rule '\(rule)'. 'pos config' lists them.")
      }
      print(try store.settings()[rule] ?? "")
      return try store.close()
    }
    var setup = data.setup(settings)
    try setup.set([(rule, value.joined(separator: " "))], in: store)
    try store.close()
  }
}
