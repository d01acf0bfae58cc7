import Foundation
import POSCloudStore
import POSTestSupport
import POSWire
import Testing

/// `pos-cloud` as it is typed.
struct CommandTests {
  /// Runs the program, and gives its exit status and what it printed.
  ///
  /// - Throws: the system's error.
  private func posCloud(
    _ arguments: [String], input: String = ""
  ) throws -> (status: Int32, out: String, complaint: String) {
    let process = Process()
    process.executableURL = URL(filePath: BuiltProduct.path(named: "pos-cloud"))
    process.arguments = arguments
    let (out, complaint, typed) = (Pipe(), Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (out, complaint)
    process.standardInput = typed
    try process.run()
    typed.fileHandleForWriting.write(Data(input.utf8))
    try typed.fileHandleForWriting.close()
    let said = out.fileHandleForReading.readDataToEndOfFile()
    let complained = complaint.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: said, as: UTF8.self),
      String(decoding: complained, as: UTF8.self)
    )
  }

  @Test func `migrating twice changes nothing more`() throws {
    let database = try CloudDatabase().url
    let again = try posCloud(["migrate", "--database", database])
    #expect(again.status == 0 && again.out == "The database is up to date.\n")
  }

  @Test func `a token is printed alone, so that it can go into a file`() throws {
    let database = try CloudDatabase().url
    let flags = ["--tenant", "harbor", "--store", "s1", "--device", "L7", "--database", database]
    let made = try posCloud(["token"] + flags)
    #expect(made.status == 0 && made.complaint.isEmpty)
    #expect(made.out.split(separator: ".").count == 3 && made.out.hasSuffix("\n"))
  }

  @Test func `a new store says what it counts in, and may be told otherwise before it sells`()
    throws
  {
    let database = try CloudDatabase().url
    let flags = [
      "token", "--tenant", "harbor", "--store", "strand", "--device", "A", "--database", database,
    ]
    let made = try posCloud(flags)
    #expect(made.status == 0 && made.out.split(separator: ".").count == 3)
    #expect(
      made.complaint == """
        Store strand counts in USD and in the time zone UTC. Until something of it has arrived, \
        the same command with --currency and --time-zone changes that.

        """)
    let changed = try posCloud(
      flags + ["--currency", "gbp", "--time-zone", "Europe/London", "--store-name", "Strand"])
    #expect(changed.status == 0 && changed.out.split(separator: ".").count == 3)
    #expect(changed.complaint.hasPrefix("Store strand counts in GBP and in the time zone Europe/"))
    let again = try posCloud(flags)
    #expect(again.status == 0 && again.complaint.isEmpty)
  }

  @Test func `a password comes from the line typed, or is made and printed once`() throws {
    let database = try CloudDatabase().url
    let flags = ["owner", "--tenant", "harbor", "--name", "ann", "--database", database]
    let typed = try posCloud(flags, input: "a good long secret\n")
    #expect(typed.status == 0 && typed.out.isEmpty)
    let made = try posCloud(flags, input: "\n")
    #expect(made.status == 0 && made.out.count == 21)
    let short = try posCloud(flags, input: "short\n")
    #expect(short.status == 2 && short.complaint.contains("10 characters"))
  }

  @Test(arguments: [
    ["serve"], ["serve", "--database", "mysql://x"],
    ["serve", "--database", "postgres://x", "--listen", "8080"],
    ["serve", "--database", "postgres://x", "--connections", "0"],
    ["token", "--tenant", "a b", "--store", "s1", "--device", "L1"],
    ["token", "--tenant", "a", "--store", "s1", "--device", "L1", "--currency", "no"],
    ["demo", "--port", "99999"], ["demo", "--port", "-1"], ["fly"],
  ]) func `what cannot be is refused with a sentence`(arguments: [String]) throws {
    let refused = try posCloud(arguments)
    #expect(refused.status == 2 && !refused.complaint.isEmpty && refused.out.isEmpty)
  }

  @Test func `a name or a currency that 'pos init' refuses is refused in its words`() throws {
    let database = try CloudDatabase().url
    func token(_ more: [String]) throws -> String {
      let refused = try posCloud(
        ["token", "--tenant", "harbor", "--device", "L7", "--database", database] + more)
      #expect(refused.status == 2 && refused.out.isEmpty)
      return refused.complaint
    }
    #expect(try token(["--store", ".."]) == "The store must be 1 to 40 letters, digits, - or _.\n")
    #expect(
      try token(["--store", "s9", "--currency", "ZZZ"])
        == "The currency must be an ISO 4217 code such as USD.\n")
  }

  @Test func `a store that sells is not given another currency, nor an owner to nobody`()
    async throws
  {
    let cloud = try CloudDatabase()
    let database = cloud.url
    var lane = Lane("L1")
    let sent = try lane.push([try lane.product("Soup")])
    guard case .array(let items)? = sent["items"] else {
      Issue.record("no items")
      return
    }
    _ = try await cloud.store().push(
      items.map { PushRequest.ReceivedItem($0) }, from: lane.device, of: CloudDatabase.realm,
      correlation: "test")
    let currency = try posCloud([
      "token", "--tenant", "harbor", "--store", "s1", "--device", "L9", "--currency", "EUR",
      "--database", database,
    ])
    #expect(currency.status == 2 && currency.out.isEmpty)
    #expect(currency.complaint == "The currency of store s1 is 'USD', and stays so.\n")
    let owner = try posCloud(
      ["owner", "--tenant", "nobody", "--name", "ann", "--database", database], input: "\n")
    #expect(owner.status == 2 && owner.out.isEmpty)
    #expect(owner.complaint.contains("The tenant 'nobody' is not known"))
  }

  @Test func `a port that is taken is named, and so is a machine that is not there`() throws {
    let database = try CloudDatabase().url
    let other = try LoopbackServer { _, connection in connection.close() }
    defer { other.end() }
    let taken = try posCloud([
      "serve", "--database", database, "--listen", "127.0.0.1:\(other.port)",
    ])
    #expect(taken.status == 1)
    #expect(
      taken.complaint.contains(
        "Port \(other.port) of 127.0.0.1 is taken: another program listens there."))
    let away = try posCloud(["serve", "--database", database, "--listen", "192.0.2.1:0"])
    #expect(away.status == 1 && away.complaint.contains("192.0.2.1 is no address of this machine."))
    // A label this long is nobody's name: no name server is asked.
    let name = String(repeating: "n", count: 64) + ".invalid"
    let nobody = try posCloud(["serve", "--database", database, "--listen", "\(name):0"])
    #expect(nobody.status == 1 && nobody.complaint == "There is no machine \(name).\n")
  }

  @Test func `a database that is not there is no reason to crash`() throws {
    let away = try posCloud(
      ["serve", "--database", "postgres://127.0.0.1:1/none", "--listen", "127.0.0.1:0"])
    #expect(away.status == 1 && !away.complaint.isEmpty)
  }
}
