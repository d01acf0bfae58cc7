import Dispatch
import Synchronization

/// Waits for what is asynchronous: a bench is one line of steps.
///
/// - Throws: what `body` throws.
func awaited<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) throws -> T {
  let result = Mutex<Result<T, any Error>?>(nil)
  let done = DispatchSemaphore(value: 0)
  Task {
    do {
      let value = try await body()
      result.withLock { $0 = .success(value) }
    } catch { result.withLock { $0 = .failure(error) } }
    done.signal()
  }
  done.wait()
  guard let ended = result.withLock({ $0 }) else { preconditionFailure("it ended") }
  return try ended.get()
}
