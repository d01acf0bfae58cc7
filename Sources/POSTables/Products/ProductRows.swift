public import POSModel

extension Product: Tabulated {
  /// Where it is copied.
  public static let tables = [productsTable, barcodesTable]

  static let productsTable = StoredTable(
    "products", key: ["id"],
    columns: [
      "plu", "name", "kitchen_name", "category", "position", "price_minor", "taxes", "station_id",
      "modifier_groups", "tracks_stock", "unit", "takes_fractions", "is_active", "version",
      "lamport",
    ])

  static let barcodesTable = StoredTable(
    "product_barcodes", key: ["barcode", "product_id"], columns: [])

  /// What changed.
  public func changedRows(since old: Product?, _ owner: RowOwner) -> [TableRow] {
    let row = TableRow(
      Self.productsTable,
      [
        id.row, plu.row, name.row, entry.kitchenName.row, entry.category.row, entry.position.row,
        price.row, taxes.joined(separator: "+").row, station.row,
        entry.modifierGroups.joined(separator: "|").row, entry.tracksStock.row, entry.unit.row,
        takesFractions.row, isActive.row, version.row, lamport.row,
      ])
    let had = Set(old?.entry.barcodes ?? [])
    let barcodes = Set(entry.barcodes).subtracting(had).sorted()
    return [row] + barcodes.map { TableRow(Self.barcodesTable, [$0.row, id.row]) }
  }

  /// What is gone.
  public func removedRows(since old: Product) -> [RowKey] {
    Set(old.entry.barcodes).subtracting(entry.barcodes).sorted()
      .map { RowKey(Self.barcodesTable, $0, id.rawValue) }
  }
}
