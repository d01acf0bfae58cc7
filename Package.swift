// swift-tools-version:6.2
import PackageDescription

/// Settings every target in this package shares; one place so that no target is laxer than another.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(
  name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let csv = Target.Dependency.product(name: "SwiftCSV", package: "SwiftCSV")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
  name: "pos",
  products: [
    .executable(name: "pos", targets: ["pos"])
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(
      url: "https://github.com/apple/swift-configuration.git", exact: "1.4.0", traits: []),
    .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", exact: "2.1.1"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV.git", exact: "0.10.0"),
  ],
  targets: [
    // Floor 0: values and cells. The Swift library only.
    .target(name: "POSModel", swiftSettings: strict),
    .target(name: "TerminalUI", swiftSettings: strict),
    .systemLibrary(name: "CNcursesW", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CLibCrypt", providers: [.apt(["libcrypt-dev"])]),
    .systemLibrary(
      name: "CLibCurl", providers: [.apt(["libcurl4-openssl-dev", "zlib1g-dev"])]),

    // Floor 1: the wire, the screens, the terminal.
    .target(name: "POSWire", dependencies: ["POSModel", crypto], swiftSettings: strict),
    .target(name: "POSScreens", dependencies: ["POSModel", "TerminalUI"], swiftSettings: strict),
    .target(
      name: "TerminalNcurses", dependencies: ["CNcursesW", "TerminalUI"], swiftSettings: strict),

    .target(name: "POSTables", dependencies: ["POSModel"], swiftSettings: strict),

    // Floor 2: the local core library.
    .target(
      name: "POSCore",
      dependencies: ["CLibCrypt", "POSModel", "POSTables", "POSWire", crypto, grdb],
      swiftSettings: strict),

    // Floor 3: the printers, the way to the cloud.
    .target(
      name: "POSPrinting", dependencies: ["POSCore", "POSModel", logging, mustache],
      swiftSettings: strict),
    .target(
      name: "POSCloudSync", dependencies: ["CLibCurl", "POSCore", "POSModel", "POSWire", logging],
      swiftSettings: strict),

    // Floors 4 and 5: the program.
    .target(
      name: "POSApp",
      dependencies: [
        "POSCloudSync", "POSCore", "POSModel", "POSPrinting", "POSScreens", "POSWire",
        "TerminalNcurses", "TerminalUI", argumentParser, configuration, csv, logging,
      ],
      swiftSettings: strict),
    .executableTarget(name: "pos", dependencies: ["POSApp"], swiftSettings: strict),

    // Tests, and what only they use.
    .target(
      name: "POSTestSupport", dependencies: ["POSCore", "POSModel", "POSPrinting", "TerminalUI"],
      swiftSettings: strict),
    .executableTarget(
      name: "pos-sim",
      dependencies: ["POSCore", "POSModel", "POSTestSupport", "POSWire", argumentParser],
      swiftSettings: strict),
    .executableTarget(
      name: "terminal-probe", dependencies: ["TerminalNcurses", "TerminalUI"],
      swiftSettings: strict),
    // The yardstick: one sale in plain C, on the schema of the till.
    .target(name: "CSaleBaseline", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "pos-bench",
      dependencies: [
        "CSaleBaseline", "POSCore", "POSModel", "POSTestSupport", "TerminalUI", argumentParser,
      ],
      swiftSettings: strict),
    .testTarget(name: "POSModelTests", dependencies: ["POSModel"], swiftSettings: strict),
    .testTarget(
      name: "POSWireTests", dependencies: ["POSModel", "POSWire"], swiftSettings: strict),
    .testTarget(
      name: "POSCoreTests",
      dependencies: ["POSCore", "POSModel", "POSTestSupport", "POSWire", "pos-sim", grdb],
      swiftSettings: strict),
    .testTarget(
      name: "POSPrintingTests",
      dependencies: ["POSCore", "POSModel", "POSPrinting", "POSTestSupport", logging],
      exclude: ["CodePages/Fixtures", "Languages/Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "POSCloudSyncTests",
      dependencies: [
        "POSCloudSync", "POSCore", "POSModel", "POSTestSupport", "POSWire", logging,
      ], swiftSettings: strict),
    .testTarget(
      name: "POSScreensTests", dependencies: ["POSModel", "POSScreens", "TerminalUI"],
      swiftSettings: strict),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"], swiftSettings: strict),
    .testTarget(
      name: "TerminalNcursesTests",
      dependencies: ["POSTestSupport", "TerminalNcurses", "TerminalUI", "terminal-probe"],
      swiftSettings: strict),
    .testTarget(
      name: "POSAppTests",
      dependencies: [
        "POSApp", "POSCloudSync", "POSCore", "POSModel", "POSTestSupport", "POSWire",
        "TerminalUI", "pos", "pos-sim", logging,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TidyTests", dependencies: [crypto], exclude: ["migrations.sha256"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
