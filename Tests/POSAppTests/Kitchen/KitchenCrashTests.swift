import POSCore
import POSModel
import POSTestSupport
import TerminalUI
import Testing

@testable import POSApp

/// A till and a kitchen in two real terminals, and a plug that is pulled on the kitchen.
struct KitchenCrashTests {
  private static let checks = 100

  @Test func `a hundred checks are in the kitchen once, however often it is killed`() throws {
    let folder = try TemporaryFolder()
    try DemoStore.make(in: folder.data)
    var random = SeededGenerator(seed: 5)
    let till = try start(folder)
    try till.read(untilShown: "PIN")
    try till.write("1111\r")
    try till.read(untilShown: "Ana Silva")
    var kitchen = try start(folder, "--kds", size: Size(rows: 60, columns: 200))
    var (kills, seen) = (0, Set<String>())
    for number in 1...Self.checks {
      // Every third is sent by its payment, the others before it.
      try till.write(number.isMultiple(of: 3) ? "101\r\u{1B}[19~k" : "101\r\u{1B}OQ\u{1B}[19~k")
      try till.read(untilShown: "PAID")
      try till.write("\r")
      try till.read(untilShown: "New check")
      if random.next() % 6 == 0 {
        // At whatever it was doing: reading, drawing or waiting.
        _ = kitchen.readAvailable(within: .microseconds(Int(random.next() % 20_000)))
        kitchen.kill(9)
        try kitchen.waitForExit()
        kitchen = try start(folder, "--kds", size: Size(rows: 60, columns: 200))
        kills += 1
      }
    }
    #expect(kills > 5)
    // Its last life gets no notice of anything, and shows the full truth, page by page.
    kitchen.kill(9)
    try kitchen.waitForExit()
    kitchen = try start(folder, "--kds", size: Size(rows: 60, columns: 200))
    try kitchen.read(untilShown: "\(Self.checks) open")
    for page in 1...40 where seen.count < Self.checks {
      try kitchen.read(untilShown: "page \(page) of")
      // The rest of that frame.
      while kitchen.readAvailable(within: .milliseconds(50)) {}
      seen.formUnion(Self.numbers(on: kitchen.screen))
      try kitchen.write("\u{1B}[6~")
    }
    #expect(seen.count == Self.checks)
    kitchen.kill(15)
    try kitchen.waitForExit()
    till.kill(15)
    try till.waitForExit()
    let store = try Store.open(folder.data, time: TestTime())
    let tickets = try store.kitchen(at: Instant(milliseconds: 0)).active
    #expect(tickets.count == Self.checks)
    #expect(Set(tickets.map(\.key.checkID)).count == Self.checks)
    #expect(tickets.allSatisfy { $0.lines.count == 1 })
    #expect(try store.verify() == [])
    try store.close()
  }

  private func start(
    _ folder: TemporaryFolder, _ flags: String..., size: Size = .smallest
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      executable: BuiltProduct.path(named: "pos"), arguments: ["--data", folder.path] + flags,
      environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": folder.path], size: size)
  }

  /// The numbers of the checks whose cards are shown.
  private static func numbers(on screen: VirtualScreen) -> Set<String> {
    Set(screen.text.split(separator: "#").dropFirst().map { String($0.prefix { $0.isNumber }) })
  }
}
