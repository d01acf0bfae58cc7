import POSModel

/// What an installer should know of where stations print: what is set and never used, and what is
/// sold and never comes on paper.
struct StationNotices {
  let printing: PrintRules
  /// What the store sells.
  let products: [Product]

  /// The notices, each a sentence; none where all is well, or nothing is sold yet.
  var sentences: [String] {
    guard !products.isEmpty else { return [] }
    let made = Self.stations(of: products)
    let idle = printing.stationPrinters.keys.filter { $0 != .unrouted && !made.contains($0) }
      .sorted().map(\.rawValue)
    var sentences: [String] = []
    if !idle.isEmpty {
      sentences.append("No product is made at \(idle.joined(separator: ", ")): print.stations.")
    }
    let stray = products.filter { $0.entry.station == nil }
    if let first = stray.first, !printing.stationPrinters.isEmpty,
      printing.stationPrinters[.unrouted] == nil
    {
      let more = stray.count > 1 ? " and \(stray.count - 1) more" : ""
      sentences.append(
        "What names no station comes on no paper (\(first.plu) \(first.name)\(more)): "
          + "print.stations with unrouted=PRINTER.")
    }
    return sentences
  }

  /// Where products are made.
  static func stations(of products: [Product]) -> Set<StationID> {
    Set(products.compactMap(\.entry.station)).subtracting([.none])
  }
}
