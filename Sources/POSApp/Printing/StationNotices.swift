import POSModel

/// What an installer should know of stations: what is set and never used, and what is sold and
/// never comes on paper.
struct StationNotices {
  let rules: StoreRules
  /// What the store sells.
  let products: [Product]

  /// All notices, each a sentence; none where all is well, or nothing is sold yet.
  var sentences: [String] { ofPrinting + ofAges }

  /// The notices that a rule has to do with.
  func sentences(of rule: String) -> [String] {
    switch rule {
    case "print.stations": ofPrinting
    case "kds.ages": ofAges
    default: []
    }
  }

  /// The notices of `print.stations`.
  private var ofPrinting: [String] {
    let printers = rules.printing.stationPrinters
    guard !products.isEmpty, !printers.isEmpty else { return [] }
    return idle(in: Set(printers.keys), "print.stations") + withoutPaper(printers) + stray(printers)
  }

  /// The notices of `kds.ages`.
  private var ofAges: [String] { idle(in: Set(rules.kitchen.stationAges.keys), "kds.ages") }

  /// The stations of a rule that no product has.
  private func idle(in stations: Set<StationID>, _ rule: String) -> [String] {
    let made = Self.stations(of: products)
    guard !products.isEmpty else { return [] }
    let idle = stations.subtracting(made).subtracting([.unrouted]).sorted().map(\.rawValue)
    return idle.isEmpty ? [] : ["No product is made at \(idle.joined(separator: ", ")): \(rule)."]
  }

  /// The stations with products that print nothing, where others do.
  private func withoutPaper(_ printers: [StationID: PrinterID]) -> [String] {
    let mute = Self.stations(of: products).subtracting(printers.keys).sorted().map(\.rawValue)
    guard !mute.isEmpty else { return [] }
    return ["What is made at \(mute.joined(separator: ", ")) comes on no paper: print.stations."]
  }

  /// What names no station, where stations print.
  private func stray(_ printers: [StationID: PrinterID]) -> [String] {
    let stray = products.filter { $0.entry.station == nil }
    guard let first = stray.first, printers[.unrouted] == nil else { return [] }
    let more = stray.count > 1 ? " and \(stray.count - 1) more" : ""
    return [
      "What names no station comes on no paper (\(first.plu) \(first.name)\(more)): "
        + "print.stations with unrouted=PRINTER."
    ]
  }

  /// Where products are made.
  static func stations(of products: [Product]) -> Set<StationID> {
    Set(products.compactMap(\.entry.station)).subtracting([.none])
  }
}
