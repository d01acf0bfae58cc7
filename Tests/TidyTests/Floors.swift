/// Who may import whom: the table in ARCHITECTURE.md, as far as imports can tell.
enum Floors {
  private static let system: Set = ["Dispatch", "Foundation", "Glibc", "Synchronization"]
  private static let core: Set = ["POSCore", "POSModel", "POSWire"]

  /// A name that ends in `*` stands for a family of modules.
  private static let mayImport: [String: Set<String>] = [
    "POSModel": [],
    "TerminalUI": [],
    "CLibCrypt": [], "CLibCurl": [], "CLibPQ": [], "CNcursesW": [], "CZlib": [],
    "POSWire": system.union(["POSModel", "Crypto"]),
    "POSTables": ["POSModel"],
    "POSScreens": ["POSModel", "TerminalUI"],
    "TerminalNcurses": ["TerminalUI", "CNcursesW", "Glibc", "Synchronization"],
    "POSCore": system.union([
      "POSModel", "POSTables", "POSWire", "CLibCrypt", "Crypto", "GRDB", "Logging",
    ]),
    "POSPrinting": system.union(["POSCore", "POSModel", "Logging", "Mustache"]),
    "POSLocalSync": system.union(core).union(["Crypto", "Logging", "NIO*"]),
    "POSCloudSync": system.union(core).union(["CLibCurl", "Crypto", "Logging"]),
    "pos": ["POSApp"],
    "POSCloudStore": system.union([
      "CLibCrypt", "CLibPQ", "Crypto", "Logging", "POSModel", "POSTables", "POSWire",
    ]),
    "POSCloudServer": system.union([
      "ArgumentParser", "CoreMetrics", "Crypto", "CZlib", "HTTPTypes", "Hummingbird*", "JWTKit",
      "Logging", "Mustache", "NIO*", "POSCloudStore", "POSModel", "POSTables", "POSWire",
      "ServiceLifecycle", "UnixSignals",
    ]),
    "pos-cloud": ["POSCloudServer"],
  ]

  /// These stand above all others; Package.swift alone says what they need.
  private static let top: Set = [
    "POSApp", "POSTestSupport", "pos-bench", "pos-sim", "terminal-probe",
  ]

  /// The targets that each of these modules is hidden behind.
  private static let walls: [String: [String]] = [
    "CLibCrypt": ["POSCore", "POSCloudStore"], "CLibCurl": ["POSCloudSync"],
    "CLibPQ": ["POSCloudStore"], "CNcursesW": ["TerminalNcurses"], "CZlib": ["POSCloudServer"],
    "GRDB": ["POSCore"],
    "GRDBSQLite": ["POSCore"],
  ]

  /// Tests that look behind a wall which is not theirs: those of the cloud compare its tables with
  /// the till's.
  private static let guests: [String: Set<String>] = ["GRDB": ["POSCloudStoreTests"]]

  /// Why `target` must not import `module`; nil when it may.
  static func objection(to module: String, in target: String) -> String? {
    if let owners = walls[module], guests[module]?.contains(target) != true,
      !owners.contains(target), !owners.contains(where: { target == $0 + "Tests" })
    {
      return "only \(owners.joined(separator: " and ")) imports \(module)"
    }
    if top.contains(target) || target.hasSuffix("Tests") { return nil }
    guard let allowed = mayImport[target] else {
      return "\(target) has no row in Tests/TidyTests/Floors.swift"
    }
    let matches = allowed.contains { name in
      name.hasSuffix("*") ? module.hasPrefix(name.dropLast()) : module == name
    }
    return matches ? nil : "\(target) may not import \(module)"
  }
}

extension SourceTree {
  func importsAcrossFloors() -> [Offence] {
    swift.flatMap { file in
      file.code.imports.compactMap { module, line in
        Floors.objection(to: module, in: file.target ?? "").map { file.offence(line, $0) }
      }
    }
  }
}

extension SwiftCode {
  /// The modules imported and the lines that do it.
  var imports: [(module: String, line: Int)] {
    let kinds: Set = ["class", "enum", "func", "let", "protocol", "struct", "typealias", "var"]
    return tokens.indices.compactMap { index in
      guard tokens[index].text == "import" else { return nil }
      let name = tokens[(index + 1)...].first { !kinds.contains($0.text) }
      return name.map { ($0.text, tokens[index].line) }
    }
  }
}
