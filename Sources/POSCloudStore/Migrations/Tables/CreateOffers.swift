extension Migration {
  /// Modifiers, combos, discount rules and vouchers.
  static let createOffers = sql(
    RealmTable.create(
      "modifier_groups", key: "name",
      """
      name \(RealmTable.id),
      position bigint NOT NULL,
      least bigint NOT NULL CHECK (least >= 0),
      most bigint NOT NULL CHECK (most >= least),
      free bigint NOT NULL CHECK (free >= 0),
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL
      """, grants: "SELECT, INSERT, UPDATE"),
    RealmTable.create(
      "modifiers", key: "group_name, position",
      """
      group_name \(RealmTable.id),
      position bigint NOT NULL,
      name text NOT NULL,
      kitchen_name text NOT NULL,
      price_minor bigint NOT NULL CHECK (price_minor >= 0),
      \(RealmTable.reference("group_name", to: "modifier_groups", "name"))
      """),
    RealmTable.create(
      "combos", key: "plu",
      """
      plu \(RealmTable.id),
      is_active bigint NOT NULL CHECK (is_active IN (0, 1)),
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL
      """, grants: "SELECT, INSERT, UPDATE"),
    RealmTable.create(
      "combo_choices", key: "combo_plu, slot, position",
      """
      combo_plu \(RealmTable.id),
      slot bigint NOT NULL,
      position bigint NOT NULL,
      slot_name text NOT NULL,
      plu text NOT NULL,
      surcharge_minor bigint NOT NULL CHECK (surcharge_minor >= 0),
      \(RealmTable.reference("combo_plu", to: "combos", "plu"))
      """),
    RealmTable.create(
      "discount_rules", key: "id",
      """
      id \(RealmTable.id),
      name text NOT NULL,
      scope text NOT NULL CHECK (scope IN ('item', 'check', 'case')),
      percent_ppm bigint CHECK (percent_ppm BETWEEN 0 AND 1000000),
      amount_minor bigint CHECK (amount_minor >= 0),
      price_minor bigint CHECK (price_minor >= 0),
      count bigint CHECK (count >= 2),
      plus text NOT NULL,
      time_window text,
      needs_approval bigint NOT NULL CHECK (needs_approval IN (0, 1)),
      is_active bigint NOT NULL CHECK (is_active IN (0, 1)),
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL
      """, grants: "SELECT, INSERT, UPDATE"),
    RealmTable.create(
      "vouchers", key: "number",
      """
      number \(RealmTable.id),
      issued_minor bigint NOT NULL,
      left_minor bigint NOT NULL,
      version bigint NOT NULL CHECK (version >= 1),
      lamport bigint NOT NULL
      """, grants: "SELECT, INSERT, UPDATE"))
}
