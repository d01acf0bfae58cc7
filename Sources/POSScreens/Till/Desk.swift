import POSModel
import TerminalUI

/// What all screens of the till look at: the store, who works, the sale and the window.
struct Desk: Sendable, Equatable {
  var store: StoreView
  var size: Size
  /// Who works; nil while nobody is logged in.
  var employee: Employee?
  var sale = Sale()

  var rules: StoreRules { store.rules }
  var menu: Menu { store.menu }
  var check: Check? { sale.check }

  /// The currency of the amounts on the screen.
  var currency: Currency { sale.check?.currency ?? store.rules.currency }

  /// An amount as people read it.
  func text(_ money: Money) -> String { currency.text(money) }
}
