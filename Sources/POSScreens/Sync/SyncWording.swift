import POSModel

extension SyncState {
  /// What the right of the header says.
  var statusText: String {
    switch summary {
    case .synced: "● Synced"
    case .syncing(let count): "◐ Syncing \(count)"
    case .offline(let count): "○ Offline \(count) queued"
    case .failed: "▲ Sync failed: .sync"
    }
  }

  /// What a cashier should know, wherever nothing else has to be said; nil when all is well.
  var warning: String? {
    switch line {
    case .stranger:
      return "What answers is not the cloud; perhaps the network wants a log-in: .sync."
    case .refused:
      return "The cloud takes nothing of this till: .sync says why. Selling goes on."
    case .unknown, .up, .down:
      guard queued > Self.mostQueued else { return nil }
      return "\(queued) events have not reached the cloud yet: .sync says why. Selling goes on."
    }
  }
}
