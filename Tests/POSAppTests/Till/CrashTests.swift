import POSCore
import POSModel
import POSTestSupport
import Synchronization
import Testing

@testable import POSApp

/// Pulls the plug on a real till in a real terminal, at moments nobody chose.
struct CrashTests {
  /// One store lives through all the crashes of its row; together they are 200.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `killed at fifty random moments, a till keeps every sale whose change was shown`(
    seed: UInt64
  ) throws {
    let folder = try TemporaryFolder(on: .disk)
    try DemoStore.make(in: folder.data)
    var random = SeededGenerator(seed: seed)
    var longest = 40_000
    var wanted: String?
    var (kills, paid, resumed) = (0, 0, 0)
    var round = 0
    // A life that ends before its moment comes is not one of the fifty.
    while kills < 50, round < 300 {
      round += 1
      let moment = Int(random.next() % UInt64(longest))
      let life = try TillLife(in: folder, until: moment, resuming: wanted)
      kills += life.wasKilled ? 1 : 0
      paid += life.shownPaid.count
      resumed += wanted == nil ? 0 : 1
      if !life.wasKilled { longest = life.bytes }
      let store = try Store.open(folder.data, time: TestTime())
      for number in life.shownPaid {
        let check = try store.check(number: number, in: RVCID("main"))
        #expect(check?.status == .closed, "seed \(seed), round \(round): check \(number)")
      }
      let ana = try #require(try store.employees().first { $0.name == "Ana Silva" })
      wanted = try store.checkLeftOpen(by: ana.id).map { "Check #\($0.number)" }
      if round % 10 == 0 { #expect(try store.verify() == []) }
      try store.close()
    }
    // The moments were spread over all of a till's life.
    #expect(
      kills == 50 && paid > 5 && resumed > 5, "\(kills) kills, \(paid) paid, \(resumed) resumed")
  }
}

/// One run of a till, from its start to the kill.
private struct TillLife {
  /// The numbers of all checks whose change was on the screen.
  private(set) var shownPaid: Set<Int64> = []
  /// How much the till had written when it ended.
  private(set) var bytes = 0
  /// Whether it was killed before it had served all keys.
  private(set) var wasKilled = false

  private let terminal: PseudoTerminal
  private let moment: Int

  /// Logs in and sells three times; kills the till after `moment` bytes of frames.
  init(in folder: TemporaryFolder, until moment: Int, resuming wanted: String?) throws {
    self.moment = moment
    terminal = try PseudoTerminal(
      executable: BuiltProduct.path(named: "pos"), arguments: ["--data", folder.path],
      environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": folder.path])
    try terminal.write("1111\r")
    try watch(until: wanted ?? "Ana Silva")
    for _ in 1...3 {
      try terminal.write("101\r2*201\r\u{1B}[19~k")
      try watch(until: "PAID")
      try terminal.write("\r")
      try watch(until: "New check")
    }
    bytes = terminal.transcript.count
    if wasKilled { try workOn() }
    terminal.kill(9)
    try terminal.waitForExit()
  }

  /// Hands the till a whole sale and leaves it a few hundred microseconds, so that the kill falls
  /// into its work: between keys, commits and frames.
  private mutating func workOn() throws {
    try terminal.write("\r101\r303\r\u{1B}[19~k\r")
    let deadline = ContinuousClock.now + .microseconds(moment % 20_000)
    while terminal.readAvailable(within: deadline - .now) { note(terminal.screen) }
  }

  /// Reads frames until a text is shown or the moment has come.
  private mutating func watch(until text: String) throws {
    while !wasKilled, !terminal.screen.text.contains(text) {
      guard terminal.readAvailable(within: .seconds(10)) else {
        throw PseudoTerminalFault.timedOut("showing \(text)", screen: terminal.screen.text)
      }
      note(terminal.screen)
      wasKilled = terminal.transcript.count >= moment
    }
  }

  /// The check in the header is paid when the change is on the screen.
  private mutating func note(_ screen: VirtualScreen) {
    let header = screen.text(row: 0)
    guard screen.text.contains("CHANGE"), let start = header.firstRange(of: "Check #") else {
      return
    }
    let digits = header[start.upperBound...].prefix { $0.isNumber }
    if let number = Int64(digits) { shownPaid.insert(number) }
  }
}
