import Foundation
import Synchronization

/// Does something with each item, on a thread for each, and waits for all.
///
/// - Throws: what `body` throws first.
func atOnce<Item: Sendable>(
  _ items: [Item], _ body: @escaping @Sendable (Item) throws -> Void
) throws {
  let fault = Mutex<(any Error)?>(nil)
  let running = DispatchGroup()
  for item in items {
    running.enter()
    Thread.detachNewThread {
      do { try body(item) } catch { fault.withLock { $0 = $0 ?? error } }
      running.leave()
    }
  }
  running.wait()
  if let fault = fault.withLock({ $0 }) { throw fault }
}
