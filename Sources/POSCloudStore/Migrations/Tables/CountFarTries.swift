extension Migration {
  /// How often an origin's next event came in vain because its clock is far ahead of all others.
  static let countFarTries = """
    ALTER TABLE origins ADD COLUMN far_tries bigint NOT NULL DEFAULT 0 CHECK (far_tries >= 0);
    """
}
