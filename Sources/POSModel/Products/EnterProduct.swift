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

  /// The version of it that was shown to whoever wishes: the wish is for no later one. Nil where
  /// the entry is to stand whatever was there.
  public var shownVersion: Int?

  /// The wish for that entry.
  public init(
    key: IdempotencyKey, actor: EmployeeID, productID: ProductID, entry: ProductEntry,
    shownVersion: Int? = nil
  ) {
    (self.key, self.actor, self.productID, self.entry) = (key, actor, productID, entry)
    self.shownVersion = shownVersion
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
    if let shownVersion, shownVersion != product?.version { throw .changedMeanwhile }
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
