import Glibc
import Synchronization

/// One connection to the emulator.
final class PrintConnection: Sendable {
  private struct State {
    var fault: PrintEmulator.Fault?
    var language: AnyPrinterLanguage
    var received = 0
  }

  private let descriptor: Int32
  private let state: Mutex<State>
  /// Apart from the rest, so that a connection can be hung up while it answers.
  private let isOpen = Mutex(true)
  /// Prints documents and opens the drawer.
  private let obey: @Sendable (PrintEvent) -> Void

  /// Bytes a slow printer reads at a time.
  private static let portion = 256
  /// Microseconds a slow printer needs for them.
  private static let delay: UInt32 = 20_000

  init(
    _ descriptor: Int32, fault: PrintEmulator.Fault?,
    obey: @escaping @Sendable (PrintEvent) -> Void
  ) {
    var language = AnyPrinterLanguage()
    _ = language.change(to: fault?.condition ?? PrinterCondition())
    self.descriptor = descriptor
    state = Mutex(State(fault: fault, language: language))
    self.obey = obey
  }

  /// Whether it is closed and nothing of it waits to be printed.
  var isDone: Bool { !isOpen.withLock({ $0 }) && state.withLock { !$0.language.isHolding } }

  /// Reads until the other side, or the fault, ends it.
  func run() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let (fault, received) = state.withLock { ($0.fault, $0.received) }
      var room = fault == .slow ? Self.portion : buffer.count
      if case .dropAfter(let limit) = fault { room = min(room, limit - received) }
      guard room > 0 else { break }
      let count = recv(descriptor, &buffer, room, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      if fault == .slow { usleep(Self.delay) }
      read(Array(buffer.prefix(count)))
    }
    end()
  }

  /// Breaks the printer in another way, or mends it.
  func change(to fault: PrintEmulator.Fault?) {
    state.withLock {
      $0.fault = fault
      var events = $0.language.change(to: fault?.condition ?? PrinterCondition())
      // Nobody adds to what waited, if the connection is gone.
      if !isOpen.withLock({ $0 }) { events += $0.language.finish() }
      handle(events, $0)
    }
  }

  /// Wakes the thread that reads; it ends.
  func hangUp() { isOpen.withLock { if $0 { shutdown(descriptor, Int32(SHUT_RDWR)) } } }

  private func read(_ bytes: [UInt8]) {
    state.withLock {
      $0.received += bytes.count
      handle($0.language.read(bytes), $0)
    }
  }

  /// Prints what came until now; what waits goes on waiting.
  private func end() {
    state.withLock {
      handle($0.language.finish(), $0)
      isOpen.withLock {
        $0 = false
        close(descriptor)
      }
    }
  }

  private func handle(_ events: [PrintEvent], _ state: borrowing State) {
    for event in events {
      switch event {
      case .document, .kick: obey(event)
      case .reply(let bytes):
        if state.fault != .noAnswer { send(bytes) }
      }
    }
  }

  /// Who does not listen any more misses it, as with a printer. Called with the state locked, so
  /// that the connection is not closed meanwhile.
  private func send(_ bytes: [UInt8]) {
    guard isOpen.withLock({ $0 }) else { return }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
