/// Whether a printer can print, as it says itself when asked.
public struct PrinterCondition: Sendable, Equatable {
  /// Whether it was taken off line by hand.
  public var isOffline = false
  /// Whether its cover is open.
  public var isCoverOpen = false
  /// Whether it has no paper.
  public var isPaperOut = false

  /// All is well.
  public init() {}

  /// Whether it prints; what comes while it does not, waits.
  public var isReady: Bool { !isOffline && !isCoverOpen && !isPaperOut }
}
