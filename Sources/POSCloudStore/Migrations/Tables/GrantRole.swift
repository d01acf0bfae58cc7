extension Migration {
  /// Whoever migrates may serve. From PostgreSQL 16 on a user who made the role without being a
  /// superuser is a member of it, and yet may not become it.
  static let grantRole = """
    DO $$ BEGIN
      IF NOT pg_has_role(
        current_user, '\(RealmTable.role)',
        CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END)
      THEN EXECUTE format('GRANT \(RealmTable.role) TO %I', current_user);
      END IF;
    END $$;
    """
}
