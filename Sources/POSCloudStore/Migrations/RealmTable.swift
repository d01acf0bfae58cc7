/// A table whose rows belong to a store: the realm comes first in its key, and nobody sees or
/// writes rows of another.
enum RealmTable {
  /// An id or a name. Ordered byte by byte, as on the till: the fold depends on it.
  static let id = #"text COLLATE "C" NOT NULL"#

  /// The role that serves.
  static let role = "pos_cloud_app"

  /// The statements that make a table with `columns`, of which `key` tells rows of a store apart;
  /// nil when a store has one row.
  static func create(
    _ name: String, key: String?, _ columns: String,
    grants: String = "SELECT, INSERT, UPDATE, DELETE"
  ) -> String {
    """
    CREATE TABLE \(name) (
      tenant_id \(id) CHECK (tenant_id <> ''),
      store_id \(id) CHECK (store_id NOT IN ('', '*')),
      \(columns),
      PRIMARY KEY (tenant_id, store_id\(key.map { ", \($0)" } ?? ""))
    );
    \(guarded(name, grants: grants))
    CREATE POLICY owner_reads ON \(name) FOR SELECT USING (
      tenant_id = current_setting('pos.tenant', true)
      AND current_setting('pos.store', true) = '*');
    """
  }

  /// The statements that keep rows of other stores from being seen or written, by whoever.
  private static func guarded(_ name: String, grants: String) -> String {
    let isOwn = """
      tenant_id = current_setting('pos.tenant', true)
      AND store_id = current_setting('pos.store', true)
      """
    return """
      ALTER TABLE \(name) ENABLE ROW LEVEL SECURITY;
      ALTER TABLE \(name) FORCE ROW LEVEL SECURITY;
      CREATE POLICY realm ON \(name) USING (\(isOwn)) WITH CHECK (\(isOwn));
      GRANT \(grants) ON \(name) TO \(role);
      """
  }

  /// The statements that make a table of what belongs to a tenant as a whole.
  static func createForTenant(
    _ name: String, key: String?, _ columns: String, grants: String
  ) -> String {
    let isOwn = "tenant_id = current_setting('pos.tenant', true)"
    return """
      CREATE TABLE \(name) (
        tenant_id \(id) CHECK (tenant_id <> ''),
        \(columns),
        PRIMARY KEY (tenant_id\(key.map { ", \($0)" } ?? ""))
      );
      ALTER TABLE \(name) ENABLE ROW LEVEL SECURITY;
      ALTER TABLE \(name) FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON \(name) USING (\(isOwn)) WITH CHECK (\(isOwn));
      GRANT \(grants) ON \(name) TO \(role);
      """
  }

  /// A reference to a row of the same store.
  static func reference(_ columns: String, to table: String, _ key: String) -> String {
    """
    FOREIGN KEY (tenant_id, store_id, \(columns))
      REFERENCES \(table) (tenant_id, store_id, \(key))
    """
  }

  /// A trigger that refuses an UPDATE or a DELETE, for rows of which `condition` holds.
  static func refuse(
    _ change: String, of table: String, when condition: String? = nil, because reason: String
  ) -> String {
    let name = "\(table)_\(change.lowercased())_refused"
    return """
      CREATE TRIGGER \(name) BEFORE \(change) ON \(table) FOR EACH ROW
        \(condition.map { "WHEN (\($0))" } ?? "") EXECUTE FUNCTION refuse_change('\(reason)');
      """
  }
}
