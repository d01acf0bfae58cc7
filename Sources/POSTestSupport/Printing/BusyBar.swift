import Dispatch
import POSCore
import POSModel
import POSPrinting

/// A bar in a rush: tills that sell as fast as they can, a printer of receipts, one of labels, and
/// two print agents that are killed again and again. Tills and agents are processes of their own.
///
/// Everything but the moments at which the kernel ends a process follows from the seed.
public struct BusyBar {
  /// How much of it.
  public struct Extent: Sendable {
    /// How many tills sell.
    public var tills = 2
    /// How many checks each of them has.
    public var checks: Int
    /// How many pieces are on each check: one label each.
    public var pieces: Int
    /// How often agents are killed.
    public var kills: Int
    /// How often the label printer hangs up in the middle of what it is sent.
    public var drops: Int
    /// What all choices follow from.
    public var seed: UInt64

    /// So much.
    public init(checks: Int, pieces: Int, kills: Int, drops: Int, seed: UInt64) {
      (self.checks, self.pieces) = (checks, pieces)
      (self.kills, self.drops, self.seed) = (kills, drops, seed)
    }

    /// How many documents that makes.
    public var documents: Int { tills * checks * (pieces + 1) }
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// What did not hold; empty when all did.
    public var faults: [String] = []
    /// How many jobs were printed.
    public var jobs = 0
    /// How many documents said that they may be second copies.
    public var marked = 0
    /// From the first agent's start to the last job.
    public var took = Duration.zero
  }

  /// What goes wrong, and behind how many documents.
  private enum Mishap { case kill, powerCut, drop }

  private let extent: Extent
  private let folder: TemporaryFolder
  private let pile = PaperPile()
  private let front: PrintEmulator
  private let bar: PrintEmulator

  /// How long the queue may stand still.
  private static let patience = DispatchTimeInterval.seconds(60)

  /// Sets store and printers up; nobody sells yet.
  ///
  /// - Throws: `StoreFailure`, or `PrintEmulator.Failure`.
  public init(_ extent: Extent, on medium: TemporaryFolder.Medium) throws {
    self.extent = extent
    folder = try TemporaryFolder(on: medium)
    (front, bar) = (try pile.printer(), try pile.printer())
    try Self.setUp(
      folder, front: "tcp://127.0.0.1:\(front.port)", bar: "tcp://127.0.0.1:\(bar.port)")
  }

  /// A store whose receipts are printed in one place and its drinks' labels in another.
  ///
  /// - Throws: `StoreFailure`.
  public static func setUp(_ folder: TemporaryFolder, front: String, bar: String) throws {
    let store = try StoreTemplate.standard.copy(to: folder, time: WallClock())
    var ids = IDSource(random: SeededGenerator(seed: 99))
    let rules = [
      ("print.printers", "front=\(front),escpos,42 bar=\(bar),zpl,32"),
      ("print.receipts", "front"), ("print.stations", "bar=bar"),
    ]
    try store.perform(
      all: rules.map { key, value in
        ChangeSetting(
          key: IdempotencyKey(from: &ids, at: TestClock.noon), actor: TestStaff.installer,
          setting: SettingID(key), value: value)
      })
    try store.close()
  }

  /// Starts the tills of a store.
  ///
  /// - Throws: the system's error.
  public static func tills(_ extent: Extent, in folder: TemporaryFolder) throws -> [ChildProcess] {
    try (1...extent.tills).map { till in
      try ChildProcess(
        "pos-sim",
        [
          "serve", "--data", folder.path, "--checks", "\(extent.checks)", "--pieces",
          "\(extent.pieces)", "--worker", "\(till)", "--seed", "\(extent.seed)",
        ])
    }
  }

  /// Sells, prints and kills until all is printed.
  ///
  /// - Throws: `StoreFailure`; ``ChildProcess/Failed`` when a process failed, or when nothing was
  ///   printed for a minute.
  public func run() throws -> Outcome {
    defer {
      front.stop()
      bar.stop()
    }
    let tills = try Self.tills(extent, in: folder)
    let began = ContinuousClock.now
    let agents = try AgentPair(in: folder, pile: pile)
    var random = SeededGenerator(seed: extent.seed)
    for (documents, mishap) in mishaps(&random) {
      try waitForPapers(documents)
      // At whatever it is doing then.
      pass(milliseconds: Int(random.next() % 20))
      switch mishap {
      case .kill: try agents.killFirst()
      case .powerCut: try agents.killBoth()
      case .drop:
        bar.change(to: .dropAfter(Int(random.next() % 800)))
        pass(milliseconds: 200 + Int(random.next() % 600))
        bar.change(to: nil)
      }
    }
    for till in tills { try till.finish() }
    let store = try Store.open(folder.data, time: WallClock())
    try drain(store)
    let took = ContinuousClock.now - began
    try agents.end()
    let audit = PaperAudit(store: store, papers: pile.papers, kicks: front.kickCount)
    let outcome = Outcome(
      faults: try audit.faults(wanted: extent.documents), jobs: try store.printJobs().count,
      marked: pile.papers.count(where: \.isMarked), took: took)
    try store.close()
    return outcome
  }

  /// When what goes wrong: every fourth kill is one of both agents.
  private func mishaps(_ random: inout SeededGenerator) -> [(documents: Int, mishap: Mishap)] {
    let kinds =
      (0..<extent.kills).map { $0 % 4 == 3 ? Mishap.powerCut : .kill }
      + Array(repeating: .drop, count: extent.drops)
    // The last of them while there is still something to print.
    let last = UInt64(max(1, extent.documents * 9 / 10))
    return kinds.map { (documents: Int(random.next() % last), mishap: $0) }
      .sorted { $0.documents < $1.documents }
  }

  /// Lets so much time go by.
  private func pass(milliseconds: Int) {
    _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(milliseconds))
  }

  /// Waits until so much is printed.
  ///
  /// - Throws: ``ChildProcess/Failed`` when nothing is printed any more.
  private func waitForPapers(_ count: Int) throws {
    guard pile.wait(for: count, patience: Self.patience) else {
      throw ChildProcess.Failed(description: "the queue stands still at \(pile.count) documents")
    }
  }

  /// Waits until nothing waits.
  ///
  /// - Throws: `StoreFailure`; ``ChildProcess/Failed`` when nothing is printed any more.
  private func drain(_ store: Store) throws {
    // What is acknowledged last has been on paper for a moment.
    let clock = ContinuousClock()
    var (seen, end) = (pile.count, clock.now + .seconds(60))
    while try store.printQueues().contains(where: { $0.waiting > 0 }) {
      if pile.count > seen { (seen, end) = (pile.count, clock.now + .seconds(60)) }
      guard clock.now < end else {
        throw ChildProcess.Failed(description: "the queue stands still: \(try store.printQueues())")
      }
      pass(milliseconds: 20)
    }
  }
}
