/// A wish: say how much of a product is left; `.86 101` says nothing is.
public struct CountStock: ApprovableCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "count_stock"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The product.
  public var productID: ProductID
  /// How much is left, in thousandths; nil when it is not counted any more.
  public var left: Int64?
  /// Who approved, where there is to be more than was counted.
  public var approver: EmployeeID?

  /// The wish to count so much.
  public init(
    key: IdempotencyKey, actor: EmployeeID, productID: ProductID, left: Int64?,
    approver: EmployeeID? = nil
  ) {
    (self.key, self.actor, self.productID) = (key, actor, productID)
    (self.left, self.approver) = (left, approver)
  }

  /// What is left of the product.
  public var subjectID: ID<Stock> { productID.stockID }
  /// The product and the approver.
  public var needs: Needs { Needs(products: [productID], approver: approver) }

  /// Counts it. That less is left anybody may say; that more is, a manager.
  ///
  /// - Throws: `CheckRefusal.notAllowed`, `.noSuchProduct` or `.badQuantity`.
  public func decide(_ stock: Stock?, _ world: World) throws(CheckRefusal) -> [StockFact] {
    do { _ = try world.employee(allowedTo: \.mayCountStock) } catch { throw .notAllowed(error) }
    guard world.products[productID] != nil else { throw .noSuchProduct }
    guard left.map({ (0...Quantity.limit.thousandths).contains($0) }) ?? true else {
      throw .badQuantity
    }
    var approver: EmployeeID?
    if let counted = stock?.left, left.map({ $0 > counted }) ?? true {
      approver = try world.approval(of: .countMore) { $0.mayApprove }
    }
    return [.counted(left, approver: approver)]
  }

  /// How much is left now.
  public func respond(_ stock: Stock, _ facts: [StockFact]) -> StockAnswer {
    StockAnswer(productID: productID, left: stock.left)
  }
}

/// What the till is told of what is left of a product.
public struct StockAnswer: Sendable, Equatable, Codable {
  /// The product.
  public var productID: ProductID
  /// How much is left, in thousandths; nil while nobody counts.
  public var left: Int64?

  /// So much is left.
  public init(productID: ProductID, left: Int64?) {
    (self.productID, self.left) = (productID, left)
  }
}

extension World {
  /// What follows for the stock when so much more of some products is on checks; nothing for those
  /// that nobody counts.
  func sold(_ changes: [(ProductID, Int64)]) -> [Consequence] {
    changes.compactMap { product, thousandths in
      guard thousandths != 0, stock[product]?.left != nil else { return nil }
      return .stock(product, [.adjusted(-thousandths)])
    }
  }

  /// Refuses a product of which less is left than is wanted, unless a manager lets it be rung.
  ///
  /// - Returns: who let it be rung; nil when nobody had to.
  /// - Throws: `CheckRefusal.needsManager`.
  func guardStock(
    of product: Product, _ thousandths: Int64
  ) throws(CheckRefusal) -> EmployeeID? {
    guard let left = stock[product.id]?.left, left < thousandths else { return nil }
    return try approval(of: .soldOut(product.name, left: max(0, left))) { $0.mayApprove }
  }
}
