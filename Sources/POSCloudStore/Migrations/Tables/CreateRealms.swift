extension Migration {
  /// The role that serves, and what triggers call. Roles belong to the cluster: another database of
  /// it may have made the role already, or make it right now.
  static let createRole = """
    DO $$ BEGIN
      CREATE ROLE \(RealmTable.role) NOLOGIN NOSUPERUSER NOBYPASSRLS;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$;
    DO $$ BEGIN
      IF NOT pg_has_role(current_user, '\(RealmTable.role)', 'MEMBER') THEN
        EXECUTE format('GRANT \(RealmTable.role) TO %I', current_user);
      END IF;
    END $$;
    GRANT USAGE ON SCHEMA public TO \(RealmTable.role);
    GRANT SELECT ON schema_migrations TO \(RealmTable.role);
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'check_violation';
    END $$;
    """

  /// Enterprises, stores, devices and who may ask.
  static let createRealms = sql(
    RealmTable.createForTenant(
      "tenants", key: nil, "created_at text NOT NULL", grants: "SELECT"),
    RealmTable.create(
      "stores", key: nil,
      """
      name text NOT NULL,
      currency text NOT NULL CHECK (length(currency) = 3),
      time_zone text NOT NULL,
      last_arrival bigint NOT NULL DEFAULT 0 CHECK (last_arrival >= 0),
      created_at text NOT NULL
      """, grants: "SELECT, UPDATE (last_arrival)"),
    RealmTable.create(
      "devices", key: "device_id",
      """
      device_id \(RealmTable.id) CHECK (device_id <> ''),
      workstation bigint NOT NULL CHECK (workstation BETWEEN 0 AND 99),
      enrolled_at text NOT NULL,
      last_seen_at text,
      UNIQUE (tenant_id, store_id, workstation)
      """, grants: "SELECT, UPDATE (last_seen_at)"),
    RealmTable.createForTenant(
      "signing_keys", key: "key_id",
      """
      key_id \(RealmTable.id),
      public_key text NOT NULL,
      private_key text NOT NULL,
      created_at text NOT NULL,
      retired_at text
      """, grants: "SELECT (tenant_id, key_id, public_key, created_at, retired_at)"),
    RealmTable.createForTenant(
      "owners", key: "name",
      """
      name \(RealmTable.id) CHECK (name <> ''),
      password_hash text NOT NULL,
      updated_at text NOT NULL
      """, grants: "SELECT"))
}
