import Foundation
import POSCore
import POSModel
import POSTestSupport
import Testing

@testable import POSApp

/// `pos init`, `pos verify` and `pos config`, by their exit statuses and what they leave behind.
struct CommandLineTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var data: String { folder.path + "/store" }

  private func pos(_ words: String...) -> Int32 { PosCommand.run(arguments: words) }

  private func initialize(_ more: String...) -> Int32 {
    PosCommand.run(
      arguments: [
        "init", "--data", data, "--tenant", "harbor", "--store", "s1", "--device", "L2",
        "--currency", "EUR", "--manager-name", "Mia", "--manager-pin", "4711",
      ] + more)
  }

  private func mode(_ file: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func `a lane that joins a store makes no manager of its own`() throws {
    let joining = [
      "init", "--data", data, "--tenant", "harbor", "--store", "s1", "--device", "L2",
      "--workstation", "2", "--currency", "EUR", "--join",
    ]
    #expect(PosCommand.run(arguments: joining + ["--manager-name", "Mia"]) == 2)
    #expect(PosCommand.run(arguments: joining) == 0)
    #expect(pos("verify", "--data", data) == 0)
    let store = try Store.open(DataFolder(path: data), time: TestTime())
    #expect(try store.employees().map(\.name) == ["Installer"])
    try store.close()
  }

  @Test func `init by flags makes a sound store for its owner only`() throws {
    #expect(initialize("--workstation", "2") == 0)
    #expect(pos("verify", "--data", data) == 0)
    #expect(try mode(data) == 0o700)
    for file in ["pos.sqlite", "pos.lock", "secrets"] {
      #expect(try mode("\(data)/\(file)") == 0o600, "\(file)")
    }
    let store = try Store.open(DataFolder(path: data), time: TestTime())
    #expect(store.realm.workstation == 2 && store.realm.currency.code == "EUR")
    let vault = try Secrets(store.folder, credentials: nil).vault(store.folder)
    let key = IdempotencyKey("0197f3a0-0000-7000-8000-000000000001")
    let result = try store.logIn(pin: "4711", key: key, purpose: .work, vault: vault)
    guard case .welcome(let mia) = result else {
      Issue.record("the manager is not let in: \(result)")
      return
    }
    #expect(mia.name == "Mia" && mia.role == .manager)
  }

  @Test func `a store is set up once`() {
    #expect(initialize("--workstation", "2") == 0)
    #expect(initialize("--workstation", "3") == 2)
    #expect(pos("verify", "--data", data) == 0)
  }

  @Test(arguments: ["0", "100", "two"]) func `a workstation number is 1 to 99`(number: String) {
    #expect(initialize("--workstation", number) == 2)
    #expect(!FileManager.default.fileExists(atPath: data + "/pos.sqlite"))
  }

  @Test(arguments: [
    ["--device", "cloud"], ["--device", "L1.2"], ["--store", ".."], ["--tenant", "a/b"],
    ["--tenant", ""], ["--currency", "ZZZ"],
  ]) func `what the cloud would not register is not set up`(flags: [String]) {
    #expect(
      PosCommand.run(
        arguments: [
          "init", "--data", data, "--tenant", "harbor", "--store", "s1", "--device", "L2",
          "--workstation", "2", "--currency", "EUR", "--join",
        ] + flags) == 2)
    #expect(!FileManager.default.fileExists(atPath: data + "/pos.sqlite"))
  }

  @Test func `what no flag gives cannot be asked without a terminal`() {
    #expect(pos("init", "--data", data, "--tenant", "harbor") == 2)
  }

  @Test func `what no flag gives is asked, and asked again until it can be`() throws {
    let terminal = try PseudoTerminal(
      executable: BuiltProduct.path(named: "pos"), arguments: ["init", "--data", data],
      environment: ["TERM": "xterm", "LANG": "C.UTF-8", "HOME": folder.path])
    try terminal.write("harbor\ns1\nL1\n200\n1\neur\nMia\n")
    try terminal.read(untilShown: "PIN (4 to 8 digits):")
    try terminal.write("12\n58291\n")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.text.contains("That must be 1 to 99."))
    // Typed where it can be seen, a PIN is no secret.
    #expect(!terminal.screen.text.contains("58291"))
    #expect(pos("verify", "--data", data) == 0)
  }

  @Test func `a damaged secret is found before anything is made`() throws {
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    try DataFolder(path: data).write("PIN_PEPPER=no hex\n", to: data + "/secrets")
    #expect(initialize("--workstation", "2") == 2)
    #expect(!FileManager.default.fileExists(atPath: data + "/pos.sqlite"))
  }

  @Test func `verify cannot run where there is no store, or no store at all`() throws {
    #expect(pos("verify", "--data", folder.path + "/none") == 2)
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    try Data("hello".utf8).write(to: URL(fileURLWithPath: data + "/pos.sqlite"))
    #expect(pos("verify", "--data", data) == 2)
    #expect(try Data(contentsOf: URL(fileURLWithPath: data + "/pos.sqlite")) == Data("hello".utf8))
  }

  @Test func `a tax that products have cannot be taken away`() throws {
    try DemoStore.make(in: DataFolder(path: data))
    #expect(pos("config", "--data", data, "tax.rates", "Tax=9") == 2)
    #expect(pos("config", "--data", data, "tax.rates", "Tax=9", "City=2") == 0)
    #expect(pos("config", "--data", data, "tax.rates.take_out", "Food=5") == 2)
    #expect(pos("config", "--data", data, "tax.rates.take_out", "Tax=5") == 0)
    #expect(pos("config", "--data", data, "no.such", "1") == 2)
  }

  @Test func `a demo takes an empty folder and goes on in its own, but leaves others alone`() throws
  {
    let own = DataFolder(path: data)
    #expect(own.isEmpty && !Demo.isDemo(own))
    try DemoStore.make(in: own)
    #expect(Demo.isDemo(own))
    let other = DataFolder(path: folder.path + "/other")
    try other.make()
    try other.write("notes", to: other.path + "/notes.txt")
    #expect(!other.isEmpty && !Demo.isDemo(other))
  }
}
