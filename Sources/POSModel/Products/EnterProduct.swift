/// A wish: put a product on the menu, or change it.
public struct EnterProduct: Command {
  /// The name in `idempotency_keys`.
  public static let operation = "enter_product"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The product.
  public var productID: ProductID
  /// What it is to be.
  public var entry: ProductEntry

  /// The wish for that entry.
  public init(
    key: IdempotencyKey, actor: EmployeeID, productID: ProductID, entry: ProductEntry
  ) {
    (self.key, self.actor, self.productID, self.entry) = (key, actor, productID, entry)
  }

  /// The product it is about.
  public var subjectID: ProductID { productID }

  /// Enters the product.
  ///
  /// - Throws: `CatalogueRefusal`.
  public func decide(
    _ product: Product?, _ world: World
  ) throws(CatalogueRefusal) -> [ProductFact] {
    do { _ = try world.employee(allowedTo: \.mayConfigure) } catch { throw .notAllowed(error) }
    guard !entry.plu.isEmpty, entry.plu.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw .badPLU(entry.plu)
    }
    guard !entry.name.isEmpty else { throw .nameMissing }
    guard entry.price >= .zero, entry.price.isWithinLimit else { throw .badPrice(entry.price) }
    for tax in entry.taxes where world.rules.taxRate(tax) == nil { throw .noSuchTax(tax) }
    return [.entered(entry)]
  }

  /// The product's id.
  public func respond(_ product: Product, _ facts: [ProductFact]) -> ProductID { productID }
}

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
  /// The store's rules have no such setting, or it cannot be that.
  case badRule(RuleFault)

  /// Stable, for logs and tests.
  public var code: String {
    switch self {
    case .notAllowed(let refusal): refusal.code
    case .badPLU: "catalogue.bad_plu"
    case .nameMissing: "catalogue.name_missing"
    case .badPrice: "catalogue.bad_price"
    case .noSuchTax: "catalogue.no_such_tax"
    case .badRule: "catalogue.bad_rule"
    }
  }
}
