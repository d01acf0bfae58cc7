import Foundation
import Glibc
import Synchronization

/// A printer on the network that is none: it answers like one, and keeps what it is sent as bytes,
/// as text and as a picture.
///
/// Every connection has its own thread; documents come out one at a time. It runs until `stop()`.
public final class PrintEmulator: Sendable {
  /// Called for every document, one after the other, on the thread of its connection. It must not
  /// call the emulator.
  public typealias Callback = @Sendable (Sheet, [UInt8]) -> Void

  private struct State {
    var fault: Fault?
    var connections: [PrintConnection] = []
    var isStopped = false
  }

  private struct Tray {
    var folder: DocumentFolder?
    var count = 0
    var kickCount = 0
  }

  /// The port it listens on.
  public var port: UInt16 { socket.port }

  private let socket: ListeningSocket
  private let onDocument: Callback
  private let onKick: @Sendable () -> Void
  private let onFailure: @Sendable (String) -> Void
  private let state: Mutex<State>
  private let tray: Mutex<Tray>
  private let threads = DispatchGroup()

  /// Listens; port 0 takes a free one. Without a folder nothing is kept; a document that cannot be
  /// kept is told as a failure, and printing goes on.
  ///
  /// - Throws: `PrintEmulator.Failure` if it cannot listen there, or keep documents in the folder.
  public init(
    host: String = "127.0.0.1", port: UInt16 = 0, folder: String? = nil, columns: Int = 42,
    fault: Fault? = nil, onDocument: @escaping Callback = { _, _ in },
    onKick: @escaping @Sendable () -> Void = {},
    onFailure: @escaping @Sendable (String) -> Void = { _ in }
  ) throws(Failure) {
    var tray = Tray()
    if let folder { tray.folder = try DocumentFolder(folder, columns: columns) }
    self.tray = Mutex(tray)
    state = Mutex(State(fault: fault))
    self.onDocument = onDocument
    (self.onKick, self.onFailure) = (onKick, onFailure)
    socket = try ListeningSocket(host: host, port: port)
    start { $0.takeConnections() }
  }

  /// How many documents came out.
  public var documentCount: Int { tray.withLock { $0.count } }

  /// How many times the drawer was opened.
  public var kickCount: Int { tray.withLock { $0.kickCount } }

  /// What is wrong with it.
  public var fault: Fault? { state.withLock { $0.fault } }

  /// Breaks it in another way, or mends it: what waited for that is printed before this returns.
  public func change(to fault: Fault?) {
    let connections = state.withLock {
      $0.fault = fault
      return $0.connections
    }
    for connection in connections { connection.change(to: fault) }
    state.withLock { $0.connections.removeAll(where: \.isDone) }
  }

  /// Closes all connections, as printers do that nobody has talked to for a while.
  func hangUp() { for connection in state.withLock({ $0.connections }) { connection.hangUp() } }

  /// Ends all connections and all threads, and frees the port; when it returns, all is over.
  public func stop() {
    let isFirst = state.withLock { state in
      defer { state.isStopped = true }
      return !state.isStopped
    }
    if isFirst {
      // Whoever waits on these wakes up and sees that it is over.
      shutdown(socket.descriptor, Int32(SHUT_RDWR))
      hangUp()
    }
    threads.wait()
    if isFirst { close(socket.descriptor) }
  }

  private func start(_ work: @escaping @Sendable (PrintEmulator) -> Void) {
    threads.enter()
    Thread.detachNewThread {
      work(self)
      self.threads.leave()
    }
  }

  private func takeConnections() {
    while let descriptor = socket.accept() {
      let connection = state.withLock { state -> PrintConnection? in
        guard !state.isStopped else { return nil }
        let connection = PrintConnection(descriptor, fault: state.fault) {
          [weak self] in self?.obey($0)
        }
        state.connections.append(connection)
        return connection
      }
      if let connection {
        start { $0.serve(connection) }
      } else {
        close(descriptor)
      }
    }
  }

  private func serve(_ connection: PrintConnection) {
    connection.run()
    state.withLock { $0.connections.removeAll(where: \.isDone) }
  }

  private func obey(_ event: PrintEvent) {
    tray.withLock { tray in
      switch event {
      case .document(let sheet, let bytes):
        tray.count += 1
        keep(sheet, bytes, &tray)
        onDocument(sheet, bytes)
      case .kick:
        tray.kickCount += 1
        onKick()
      case .reply: break
      }
    }
  }

  private func keep(_ sheet: Sheet, _ bytes: [UInt8], _ tray: inout Tray) {
    do {
      try tray.folder?.keep(sheet, bytes)
    } catch {
      onFailure("document \(tray.count) is not kept: \(error.localizedDescription)")
    }
  }
}
