public import Dispatch
public import POSPrinting
import Synchronization

/// Everything that came out of the printers of a store, in the order it did.
public final class PaperPile: Sendable {
  private let pile = Mutex<[Paper]>([])
  private let arrived = DispatchSemaphore(value: 0)

  /// Nothing yet.
  public init() {}

  /// What is there.
  public var papers: [Paper] { pile.withLock { $0 } }

  /// How much is there.
  public var count: Int { pile.withLock { $0.count } }

  /// A printer that adds to it.
  ///
  /// - Throws: `PrintEmulator.Failure`.
  public func printer() throws -> PrintEmulator {
    try PrintEmulator(onDocument: { sheet, _ in
      let paper = Paper(sheet)
      self.pile.withLock { $0.append(paper) }
      self.arrived.signal()
    })
  }

  /// Waits until so much is there.
  ///
  /// - Returns: Whether it came; false when nothing at all came for `patience`.
  public func wait(for wanted: Int, patience: DispatchTimeInterval) -> Bool {
    while count < wanted {
      guard arrived.wait(timeout: .now() + patience) == .success else { return false }
    }
    return true
  }
}
