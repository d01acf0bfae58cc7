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
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let lifecycleTests = Target.Dependency.product(
  name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle")
let metrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let unixSignals = Target.Dependency.product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioWebSocket = Target.Dependency.product(name: "NIOWebSocket", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTPTypesHTTP1 = Target.Dependency.product(
  name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")

let package = Package(
  name: "pos",
  products: [
    .executable(name: "pos", targets: ["pos"]),
    .executable(name: "pos-cloud", targets: ["pos-cloud"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(
      url: "https://github.com/apple/swift-configuration.git", exact: "1.4.0", traits: []),
    .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics.git", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", exact: "2.37.6"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", exact: "2.1.1"),
    .package(
      url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV.git", exact: "0.10.0"),
    .package(url: "https://github.com/vapor/jwt-kit.git", exact: "5.7.1"),
  ],
  targets: [
    // Floor 0: values and cells. The Swift library only.
    .target(name: "POSModel", swiftSettings: strict),
    .target(name: "TerminalUI", swiftSettings: strict),
    .systemLibrary(name: "CNcursesW", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CLibCrypt", providers: [.apt(["libcrypt-dev"])]),
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
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
        "POSCloudSync", "POSCore", "POSModel", "POSPrinting", "POSScreens", "POSTables", "POSWire",
        "TerminalNcurses", "TerminalUI", argumentParser, configuration, csv, logging,
      ],
      swiftSettings: strict),
    .executableTarget(name: "pos", dependencies: ["POSApp"], swiftSettings: strict),

    // The cloud.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "POSCloudStore",
      dependencies: [
        "CLibCrypt", "CLibPQ", "POSModel", "POSTables", "POSWire", crypto, logging,
      ],
      swiftSettings: strict),
    .target(
      name: "POSCloudServer",
      dependencies: [
        "CZlib", "POSCloudStore", "POSModel", "POSTables", "POSWire", argumentParser, crypto,
        httpTypes, hummingbird, hummingbirdCore, jwt, lifecycle, logging, metrics, mustache,
        nioCore, nioHTTP1, nioHTTPTypes, nioHTTPTypesHTTP1, nioWebSocket, unixSignals,
      ],
      swiftSettings: strict),
    .executableTarget(name: "pos-cloud", dependencies: ["POSCloudServer"], swiftSettings: strict),

    // Tests, and what only they use.
    .target(
      name: "POSTestSupport",
      dependencies: [
        "POSCloudStore", "POSCore", "POSModel", "POSPrinting", "TerminalUI", logging,
      ],
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
        "CSaleBaseline", "POSCloudStore", "POSCloudSync", "POSCore", "POSModel", "POSTestSupport",
        "POSWire", "TerminalUI", argumentParser,
      ],
      swiftSettings: strict),
    .testTarget(name: "POSModelTests", dependencies: ["POSModel"], swiftSettings: strict),
    .testTarget(
      name: "POSWireTests", dependencies: ["POSModel", "POSWire"], swiftSettings: strict),
    .testTarget(
      name: "POSCoreTests",
      dependencies: [
        "POSCore", "POSModel", "POSTables", "POSTestSupport", "POSWire", "pos-sim", grdb,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "POSPrintingTests",
      dependencies: ["POSCore", "POSModel", "POSPrinting", "POSTestSupport", logging],
      exclude: ["CodePages/Fixtures", "Languages/Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "POSCloudSyncTests",
      dependencies: [
        "POSCloudSync", "POSCore", "POSModel", "POSTestSupport", "POSWire", logging, nioCore,
        nioPosix, nioSSL,
      ], exclude: ["Curl/Fixtures"], swiftSettings: strict),
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
      name: "POSCloudStoreTests",
      dependencies: [
        "POSCloudStore", "POSCloudSync", "POSCore", "POSModel", "POSTables", "POSTestSupport",
        "POSWire", "pos", "pos-cloud", crypto, grdb, logging,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "POSCloudServerTests",
      dependencies: [
        "POSCloudServer", "POSCloudStore", "POSModel", "POSTestSupport", "POSWire", "pos-cloud",
        httpTypes, hummingbird, jwt, lifecycleTests, logging, metrics, nioCore, nioHTTP1, nioPosix,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TidyTests", dependencies: [crypto], exclude: ["migrations.sha256"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
