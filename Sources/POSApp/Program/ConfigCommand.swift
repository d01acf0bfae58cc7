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
    let rules = try store.rules()
    guard let rule else {
      for (key, takes) in StoreRules.keys {
        Output.say("\(key)=\(rules.text(of: key))  # \(takes)")
      }
      return try store.close()
    }
    guard !value.isEmpty else {
      guard StoreRules.keys.contains(where: { $0.key == rule }) else {
        throw BadInput(reason: "There is no rule '\(rule)'. 'pos config' lists them.")
      }
      Output.say(rules.text(of: rule))
      return try store.close()
    }
    let text = value.joined(separator: " ")
    try refuseLosingTaxes(rules, rule, text, store)
    var setup = data.setup(settings)
    try setup.set([(rule, text)], in: store)
    let after = try store.rules()
    let missing = after.printing.missingPrinters.map(\.rawValue)
    let notices = StationNotices(rules: after, products: try store.menu().products)
      .sentences(of: rule)
    try store.close()
    for notice in notices { Output.complain(notice) }
    if rule.hasPrefix("print."), !missing.isEmpty {
      Output.complain(
        "No printer is called \(missing.joined(separator: ", ")) yet: print.printers.")
    }
    if rule == "pin.length", text != rules.text(of: rule), !text.isEmpty {
      Output.complain(
        "Only PINs of \(text) digits log in from now on; 'import staff' gives others a new one.")
    }
  }

  /// Refuses to take away a tax rate that products use: they could not be sold any more; and rates
  /// of an order type under names that no product could use.
  ///
  /// - Throws: ``BadInput`` that names them.
  private func refuseLosingTaxes(
    _ rules: StoreRules, _ rule: String, _ text: String, _ store: Store
  ) throws {
    var after = rules
    guard rule.hasPrefix("tax.rates") else { return }
    // A value that is none is refused by the command itself, which says why.
    guard (try? after.set(rule, to: text)) != nil else { return }
    for name in after.taxRatesByOrderType.values.flatMap(\.keys).sorted()
    where after.taxRates[name] == nil {
      throw BadInput(reason: "\(rule) '\(text)': tax.rates has no '\(name)'")
    }
    for product in try store.menu().products {
      guard let lost = product.taxes.first(where: { after.taxRate($0) == nil }) else { continue }
      throw BadInput(
        reason: "tax.rates '\(text)': product \(product.plu) \(product.name) has the tax '\(lost)'")
    }
  }
}
