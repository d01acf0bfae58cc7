extension Migration {
  /// Drawers, their sessions, and what opened them.
  static let createDrawers = sql(
    RealmTable.create(
      "drawers", key: "device_id",
      """
      device_id \(RealmTable.id),
      openings bigint NOT NULL CHECK (openings >= 0),
      reason text NOT NULL,
      employee_id text NOT NULL,
      approver_id text,
      opened_at text NOT NULL,
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL
      """, grants: "SELECT, INSERT, UPDATE"),
    RealmTable.create(
      "drawer_sessions", key: "device_id, session",
      """
      device_id \(RealmTable.id),
      session bigint NOT NULL CHECK (session >= 1),
      opened_at text,
      closed_at text,
      float_minor bigint NOT NULL,
      counted_minor bigint,
      left_minor bigint,
      employee_id text,
      approver_id text,
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL,
      CHECK ((opened_at IS NULL) = (session = 1)),
      CHECK ((closed_at IS NULL) = (counted_minor IS NULL)),
      CHECK ((closed_at IS NULL) = (left_minor IS NULL)),
      CHECK ((closed_at IS NULL) = (employee_id IS NULL))
      """),
    """
    CREATE UNIQUE INDEX drawer_sessions_open ON drawer_sessions (tenant_id, store_id, device_id)
      WHERE closed_at IS NULL;
    """,
    RealmTable.create(
      "drawer_kicks", key: "id",
      """
      id \(RealmTable.id),
      device_id text NOT NULL,
      reason text NOT NULL,
      intended_at text NOT NULL,
      kicked_at text
      """, grants: "SELECT, INSERT, UPDATE"))
}
