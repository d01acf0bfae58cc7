import POSModel

extension Product: Projected {
  static let productsTable = ProjectedTable(
    "products", key: ["id"],
    columns: [
      "plu", "name", "kitchen_name", "category", "position", "price_minor", "taxes", "station_id",
      "modifier_groups", "tracks_stock", "unit", "takes_fractions", "is_active", "version",
      "lamport",
    ])

  static let barcodesTable = ProjectedTable(
    "product_barcodes", key: ["barcode", "product_id"], columns: [])

  func changedRows(since old: Product?, _ realm: CloudRealm) -> [ProjectedRow] {
    let row = ProjectedRow(
      Self.productsTable,
      [
        id.rawValue, plu, name, entry.kitchenName, entry.category, entry.position,
        price.minorUnits, taxes.joined(separator: "+"), station?.rawValue,
        entry.modifierGroups.joined(separator: "|"), entry.tracksStock, entry.unit,
        takesFractions, isActive, version, lamport,
      ])
    let had = Set(old?.entry.barcodes ?? [])
    let barcodes = Set(entry.barcodes).subtracting(had).sorted()
    return [row] + barcodes.map { ProjectedRow(Self.barcodesTable, [$0, id.rawValue]) }
  }

  func removedRows(since old: Product) -> [RowKey] {
    Set(old.entry.barcodes).subtracting(entry.barcodes).sorted()
      .map { RowKey(Self.barcodesTable, $0, id.rawValue) }
  }
}
