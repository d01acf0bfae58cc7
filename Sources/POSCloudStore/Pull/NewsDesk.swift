import Foundation
import Glibc
import POSModel
import Synchronization

/// Hears what is committed, by whichever copy of the cloud, and tells those who wait.
///
/// One thread with one connection that listens; who waits holds none.
final class NewsDesk: Sendable {
  static let channel = "pos_events"
  /// How long it may be quiet before the server is asked whether it is there, in milliseconds.
  private static let patience: CInt = 30_000

  private struct State {
    var readers: [Int: (realm: CloudRealm, tell: AsyncStream<Int64>.Continuation)] = [:]
    var nextReader = 0
    var isStopped = false
  }

  private let connect: @Sendable () throws -> Connection
  private let state = Mutex(State())
  /// Wakes the thread from its wait: what is written to the one end is read at the other.
  private let bell: (rope: CInt, sound: CInt)

  init(connect: @escaping @Sendable () throws -> Connection) {
    self.connect = connect
    var ends: [CInt] = [-1, -1]
    let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
    let made = socketpair(AF_UNIX, kind, 0, &ends)
    precondition(made == 0, "the system has two descriptors left")
    bell = (ends[0], ends[1])
    Thread.detachNewThread { [self] in
      while !isStopped { listen() }
      close(bell.rope)
      close(bell.sound)
    }
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  /// What tells of news in a realm: the place of the latest event. Begins with nothing; a number
  /// that is -1 says that news may have been missed.
  func news(of realm: CloudRealm) -> AsyncStream<Int64> {
    let (stream, tell) = AsyncStream.makeStream(
      of: Int64.self, bufferingPolicy: .bufferingNewest(1))
    let reader: Int? = state.withLock { state in
      guard !state.isStopped else { return nil }
      state.nextReader += 1
      state.readers[state.nextReader] = (realm, tell)
      return state.nextReader
    }
    guard let reader else {
      tell.finish()
      return stream
    }
    tell.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.readers.removeValue(forKey: reader) }
    }
    return stream
  }

  /// Ends the thread and all that waits.
  func stop() {
    let readers = state.withLock { state in
      guard !state.isStopped else { return [AsyncStream<Int64>.Continuation]() }
      state.isStopped = true
      defer { state.readers = [:] }
      write(bell.rope, "!", 1)
      return state.readers.values.map(\.tell)
    }
    for tell in readers { tell.finish() }
  }

  /// Listens until the connection is lost or the desk stops.
  private func listen() {
    do {
      let connection = try connect()
      try connection.run("LISTEN \(Self.channel)")
      // Whatever came before is not told any more.
      tellAll()
      while !isStopped {
        for payload in try connection.notifications() { tell(payload) }
        let isQuiet = !wait(for: connection.socket, milliseconds: Self.patience)
        // Of a server that vanished nothing is heard, either.
        if isQuiet { try connection.execute("SELECT 1") }
      }
    } catch {
      // Waiting readers look for themselves meanwhile; the pool says what is wrong.
      tellAll()
      if !isStopped { wait(for: -1, milliseconds: 1000) }
    }
  }

  /// Waits until there is something to read or to stop for.
  ///
  /// - Returns: whether there is.
  @discardableResult
  private func wait(for socket: CInt, milliseconds: CInt) -> Bool {
    var polled = [
      pollfd(fd: bell.sound, events: Int16(POLLIN), revents: 0),
      pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
    ]
    return poll(&polled, 2, milliseconds) > 0
  }

  private func tell(_ payload: String) {
    let parts = payload.split(separator: " ")
    guard parts.count == 3, let arrival = Int64(parts[2]) else { return }
    let realm = CloudRealm(tenant: TenantID(String(parts[0])), store: StoreID(String(parts[1])))
    let readers = state.withLock { state in
      state.readers.values.filter { $0.realm == realm }.map(\.tell)
    }
    for reader in readers { reader.yield(arrival) }
  }

  private func tellAll() {
    for reader in state.withLock({ $0.readers.values.map(\.tell) }) { reader.yield(-1) }
  }

  /// The statement that tells of events up to `arrival` once the transaction commits.
  static func notice(_ realm: CloudRealm, _ arrival: Int64) -> Statement {
    Statement(
      "SELECT pg_notify($1, $2)",
      [.text(channel), .text("\(realm.tenant) \(realm.store) \(arrival)")])
  }
}
