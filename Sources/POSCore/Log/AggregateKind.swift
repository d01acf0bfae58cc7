import GRDB
import POSModel
import POSWire

/// The aggregates this program folds. An event of any other kind is kept and passed on.
enum AggregateKind: String, CaseIterable {
  case check, product, employee, logIns, setting

  /// Whose event this is; nil when this program folds no such thing.
  init?(aggregateType: String, eventType: String) {
    switch AggregateType(rawValue: aggregateType) {
    case .order: self = .check
    case .product: self = .product
    case .employee: self = eventType.hasPrefix("employee.log") ? .logIns : .employee
    case .config: self = .setting
    default: return nil
    }
  }

  init?(_ event: Envelope) {
    self.init(aggregateType: event.aggregateType, eventType: event.type)
  }

  /// Calls `body` with the type that is folded.
  ///
  /// - Throws: what `body` throws.
  func with<Result>(_ body: (any Projected.Type) throws -> Result) rethrows -> Result {
    switch self {
    case .check: try body(Check.self)
    case .product: try body(Product.self)
    case .employee: try body(Employee.self)
    case .logIns: try body(DeviceLogIns.self)
    case .setting: try body(Setting.self)
    }
  }
}
