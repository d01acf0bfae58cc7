import Foundation
import POSTestSupport
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
    ["token", "--tenant", "a b", "--store", "s1", "--device", "L1"], ["fly"],
  ]) func `what cannot be is refused with a sentence`(arguments: [String]) throws {
    let refused = try posCloud(arguments)
    #expect(refused.status == 2 && !refused.complaint.isEmpty && refused.out.isEmpty)
  }

  @Test func `a database that is not there is no reason to crash`() throws {
    let away = try posCloud(
      ["serve", "--database", "postgres://127.0.0.1:1/none", "--listen", "127.0.0.1:0"])
    #expect(away.status == 1 && !away.complaint.isEmpty)
  }
}
