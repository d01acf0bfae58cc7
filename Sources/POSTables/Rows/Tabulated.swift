public import POSModel

/// An aggregate whose state is copied into tables.
///
/// The rows follow from the state alone, so two stores with the same events have the same rows,
/// whatever database they are in.
public protocol Tabulated: Aggregate {
  /// The tables that hold it and nothing else; first the one that has a row for each aggregate, by
  /// its id.
  static var tables: [StoredTable] { get }
  /// The rows that differ from those of `old`; all of them when there is no `old`.
  func changedRows(since old: Self?, _ owner: RowOwner) -> [TableRow]
  /// The keys of rows that `old` had and this state has not.
  func removedRows(since old: Self) -> [RowKey]
  /// What has to be settled about PINs, because this or `old` claims them; nil when nothing.
  func pinClaims(since old: Self?) -> PINClaims?
  /// The state as its row in the first table has it, for an aggregate whose history is too long to
  /// fold each time; nil where the row does not hold all of it.
  static func restored(_ id: ID<Self>, _ row: [RowValue]) -> Self?
  /// Whether a row holds all of it.
  static var isHeldByRow: Bool { get }
}

extension Tabulated {
  /// None: most rows stay.
  public func removedRows(since old: Self) -> [RowKey] { [] }
  /// None: most have no PIN.
  public func pinClaims(since old: Self?) -> PINClaims? { nil }
  /// Nothing: most histories are short.
  public static func restored(_ id: ID<Self>, _ row: [RowValue]) -> Self? { nil }
  /// No: most histories are short.
  public static var isHeldByRow: Bool { false }
  /// The table that has a row for each.
  public static var table: StoredTable { tables[0] }
}

/// Whose rows they are.
public struct RowOwner: Sendable, Equatable {
  /// The store.
  public let store: StoreID
  /// The currency of all amounts.
  public let currency: Currency

  /// The rows of that store.
  public init(store: StoreID, currency: Currency) {
    (self.store, self.currency) = (store, currency)
  }
}
