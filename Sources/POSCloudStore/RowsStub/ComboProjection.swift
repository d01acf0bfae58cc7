import POSModel

extension Combo: Projected {
  static let combosTable = ProjectedTable(
    "combos", key: ["plu"], columns: ["is_active", "version", "lamport"])

  static let choicesTable = ProjectedTable(
    "combo_choices", key: ["combo_plu", "slot", "position"],
    columns: ["slot_name", "plu", "surcharge_minor"])

  func changedRows(since old: Combo?, _ realm: CloudRealm) -> [ProjectedRow] {
    [ProjectedRow(Self.combosTable, [id.rawValue, entry.isActive, version, lamport])]
      + choices.map { slot, place in
        let choice = entry.slots[slot].choices[place]
        return ProjectedRow(
          Self.choicesTable,
          [
            id.rawValue, slot, place, entry.slots[slot].name, choice.plu,
            choice.surcharge.minorUnits,
          ])
      }
  }

  func removedRows(since old: Combo) -> [RowKey] {
    let kept = Set(choices.map { [$0.slot, $0.place] })
    return old.choices.filter { !kept.contains([$0.slot, $0.place]) }
      .map { RowKey(Self.choicesTable, id.rawValue, $0.slot, $0.place) }
  }

  private var choices: [(slot: Int, place: Int)] {
    entry.slots.enumerated().flatMap { slot, content in content.choices.indices.map { (slot, $0) } }
  }
}
