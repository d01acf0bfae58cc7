import POSModel

/// How stations are written: `Bar` and `bar` would be two, each with half of the drinks.
struct StationSpellings {
  /// The spelling that came first, and where, by the name in small letters.
  private var known = ["none": (name: "none", place: "what nobody makes")]

  /// Those of products that are there already.
  init(of products: [Product]) {
    for product in products {
      guard let station = product.entry.station?.rawValue else { continue }
      let small = station.lowercased()
      known[small] = known[small] ?? (station, "the station of PLU \(product.plu)")
    }
  }

  /// Takes the station of a line; what is wrong with it, nil when nothing is.
  mutating func fault(in station: StationID, line: Int) -> String? {
    let name = station.rawValue
    let small = name.lowercased()
    if name.contains(where: { $0 == "=" || $0.isWhitespace }) {
      return "'\(name)' has a blank or '=': print.stations and kds.ages could not name it"
    }
    switch small {
    case "all": return "'\(name)' stands for every station: give it another name"
    case "unrouted": return "'\(name)' is what names no station: leave it empty"
    default: break
    }
    if let first = known[small], first.name != name {
      return "'\(name)' is written '\(first.name)' before: \(first.place)"
    }
    known[small] = known[small] ?? (name, "line \(line)")
    return nil
  }
}
