import POSModel
import TerminalUI

/// What all screens of the till look at: the store, who works, the sale and the window.
struct Desk: Sendable, Equatable {
  var store: StoreView
  var size: Size
  /// Who works; nil while nobody is logged in.
  var employee: Employee?
  var sale = Sale()
  /// What the store's wall clock showed at the last input.
  var clock: LocalTime?
  /// Whether the cashier said that the networks of card and mobile money are down.
  var saysOffline = false

  var rules: StoreRules { store.rules }
  var menu: Menu { store.menu }
  var check: Check? { sale.check }

  /// Whether the networks of card and mobile money are down: somebody said so, or the line to the
  /// cloud is.
  var isOffline: Bool { saysOffline || store.sync?.isOffline == true }

  /// Whether a text is what a scanner types: a barcode of the menu, or the label of a scale.
  func isScan(_ text: String) -> Bool {
    menu.isBarcode(text) || LabelBarcode(text, rules: rules) != nil
  }

  /// Whether a text is no reason: a scan, or digits, such as a PIN that was typed too early. A
  /// reason stands in reports.
  func isNoReason(_ text: String) -> Bool {
    isScan(text) || (!text.isEmpty && text.allSatisfy { $0.isNumber })
  }

  /// How entry lines are read here.
  var grammar: EntryGrammar {
    EntryGrammar(menu: menu, currency: currency, groups: store.modifierGroups, rules: rules)
  }

  /// What the lines of the check could be sold together as, for less; nil when nothing saves.
  var deal: Deal? { check.flatMap { Deal.best(for: $0, at: self) } }

  /// The currency of the amounts on the screen.
  var currency: Currency { sale.check?.currency ?? store.rules.currency }

  /// An amount as people read it.
  func text(_ money: Money) -> String { currency.text(money) }
}
