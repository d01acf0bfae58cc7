extension Migration {
  /// In which epoch the cloud counts its own events of a store, the first number its checks may
  /// have there, and which database all this was last seen in.
  static let countEpochs = """
    ALTER TABLE stores
      ADD COLUMN epoch bigint NOT NULL DEFAULT 1 CHECK (epoch >= 1),
      ADD COLUMN first_check_number bigint NOT NULL DEFAULT 1 CHECK (first_check_number >= 1);
    GRANT UPDATE (epoch, first_check_number) ON stores TO \(RealmTable.role);
    CREATE TABLE database_identity (
      id bigint NOT NULL PRIMARY KEY CHECK (id = 1),
      identity text NOT NULL,
      seen_at text NOT NULL
    );
    """
}
