public import POSModel

extension Combo: Tabulated {
  /// Where it is copied.
  public static let tables = [combosTable, choicesTable]

  static let combosTable = StoredTable(
    "combos", key: ["plu"], columns: ["is_active", "version", "lamport"])

  static let choicesTable = StoredTable(
    "combo_choices", key: ["combo_plu", "slot", "position"],
    columns: ["slot_name", "plu", "surcharge_minor"])

  /// What changed.
  public func changedRows(since old: Combo?, _ owner: RowOwner) -> [TableRow] {
    [TableRow(Self.combosTable, [id.row, entry.isActive.row, version.row, lamport.row])]
      + choices.map { slot, place in
        let choice = entry.slots[slot].choices[place]
        return TableRow(
          Self.choicesTable,
          [
            id.row, slot.row, place.row, (entry.slots[slot].name).row, choice.plu.row,
            choice.surcharge.row,
          ])
      }
  }

  /// What is gone.
  public func removedRows(since old: Combo) -> [RowKey] {
    let kept = Set(choices.map { [$0.slot, $0.place] })
    return old.choices.filter { !kept.contains([$0.slot, $0.place]) }
      .map { RowKey(Self.choicesTable, id.rawValue, $0.slot, $0.place) }
  }

  private var choices: [(slot: Int, place: Int)] {
    entry.slots.enumerated().flatMap { slot, content in content.choices.indices.map { (slot, $0) } }
  }
}
