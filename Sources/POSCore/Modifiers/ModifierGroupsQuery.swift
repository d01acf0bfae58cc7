import GRDB
public import POSModel

extension Store {
  /// The modifier groups, in menu order.
  ///
  /// - Throws: ``StoreFailure``.
  public func modifierGroups() throws -> [ModifierGroup] {
    try read { log in
      try String.fetchAll(log.db, sql: "SELECT name FROM modifier_groups ORDER BY position, name")
        .compactMap { try log.folded(ModifierGroupID($0)).state }
    }
  }
}
