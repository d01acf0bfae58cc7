import Dispatch

/// Two print agents on one store: the first prints, the second waits for its place.
final class AgentPair {
  private let folder: TemporaryFolder
  private let pile: PaperPile
  private var agents: [ChildProcess] = []

  /// How long an agent may take until it prints, when there is something to print.
  private static let patience = DispatchTimeInterval.seconds(60)

  /// Starts both, one after the other.
  ///
  /// - Throws: the system's error; ``ChildProcess/Failed`` when nothing is printed.
  init(in folder: TemporaryFolder, pile: PaperPile) throws {
    (self.folder, self.pile) = (folder, pile)
    try start()
    try waitForPaper()
    try start()
  }

  /// Kills the one that prints, waits until the other does, and starts a new second.
  ///
  /// - Throws: the system's error; ``ChildProcess/Failed`` when nothing is printed any more.
  func killFirst() throws {
    agents.removeFirst().kill()
    try waitForPaper()
    try start()
  }

  /// Kills both, as a power cut would, and starts two others.
  ///
  /// - Throws: the system's error; ``ChildProcess/Failed`` when nothing is printed any more.
  func killBoth() throws {
    for agent in agents { agent.kill() }
    agents = []
    try start()
    try waitForPaper()
    try start()
  }

  /// Asks both to end, and waits.
  ///
  /// - Throws: ``ChildProcess/Failed`` when one ended badly.
  func end() throws {
    for agent in agents.reversed() { try agent.end() }
    agents = []
  }

  /// Starts one more.
  ///
  /// - Throws: the system's error.
  private func start() throws {
    agents.append(try ChildProcess("pos", ["--print-agent", "--data", folder.path]))
  }

  /// Waits for the next document.
  ///
  /// - Throws: ``ChildProcess/Failed`` when none comes.
  private func waitForPaper() throws {
    guard pile.wait(for: pile.count + 1, patience: Self.patience) else {
      throw ChildProcess.Failed(description: "no agent prints")
    }
  }
}
