import POSModel

/// The aggregates this program folds. An event of any other kind is kept and passed on.
public enum AggregateKind: String, CaseIterable, Sendable {
  case check, product, modifierGroup, combo, discountRule, employee, logIns, setting, stock
  case voucher, drawer, ticket, barTicket

  /// Whose event this is; nil when this program folds no such thing.
  public init?(aggregateType: String, eventType: String) {
    switch AggregateType(rawValue: aggregateType) {
    case .order: self = .check
    case .product:
      self =
        eventType.hasPrefix("modifier_group.")
        ? .modifierGroup : eventType.hasPrefix("combo.") ? .combo : .product
    case .discountRule: self = .discountRule
    case .inventory: self = .stock
    case .payment where eventType.hasPrefix("voucher."): self = .voucher
    case .drawer: self = .drawer
    case .kds: self = .ticket
    case .bds: self = .barTicket
    case .employee: self = eventType.hasPrefix("employee.log") ? .logIns : .employee
    case .config: self = .setting
    default: return nil
    }
  }

  /// Whether it is part of what the office and the lanes both may change.
  public var isCatalogue: Bool {
    switch self {
    case .product, .modifierGroup, .combo, .discountRule, .employee, .setting: true
    case .check, .logIns, .stock, .voucher, .drawer, .ticket, .barTicket: false
    }
  }

  /// Calls `body` with the type that is folded.
  ///
  /// - Throws: what `body` throws.
  public func with<Result>(_ body: (any Tabulated.Type) throws -> Result) rethrows -> Result {
    switch self {
    case .check: try body(Check.self)
    case .product: try body(Product.self)
    case .modifierGroup: try body(ModifierGroup.self)
    case .combo: try body(Combo.self)
    case .discountRule: try body(DiscountRule.self)
    case .stock: try body(Stock.self)
    case .voucher: try body(Voucher.self)
    case .drawer: try body(Drawer.self)
    case .ticket: try body(StationTicket<KitchenArea>.self)
    case .barTicket: try body(StationTicket<BarArea>.self)
    case .employee: try body(Employee.self)
    case .logIns: try body(DeviceLogIns.self)
    case .setting: try body(Setting.self)
    }
  }
}
