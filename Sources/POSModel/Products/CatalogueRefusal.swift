/// Why a change of menu or rules is refused.
public enum CatalogueRefusal: Refusal {
  /// Nobody is logged in who may do this.
  case notAllowed(StaffRefusal)
  /// A PLU is digits.
  case badPLU(String)
  /// A product has a name.
  case nameMissing
  /// A price is not negative and within the limit.
  case badPrice(Money)
  /// The store's rules have no such tax.
  case noSuchTax(String)
  /// The least, most and free of a modifier group, or the slots of a combo, cannot be.
  case badCounts(String)
  /// No discount of the house is so.
  case badDiscount(String)
  /// The store's rules have no such setting, or it cannot be that.
  case badRule(RuleFault)
  /// It was changed since it was shown to whoever wishes.
  case changedMeanwhile

  /// Stable, for logs and tests.
  public var code: String {
    switch self {
    case .notAllowed(let refusal): refusal.code
    case .badPLU: "catalogue.bad_plu"
    case .nameMissing: "catalogue.name_missing"
    case .badPrice: "catalogue.bad_price"
    case .noSuchTax: "catalogue.no_such_tax"
    case .badCounts: "catalogue.bad_counts"
    case .badDiscount: "catalogue.bad_discount"
    case .badRule: "catalogue.bad_rule"
    case .changedMeanwhile: "catalogue.changed_meanwhile"
    }
  }
}
