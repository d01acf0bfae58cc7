import Dispatch
import Foundation
import Logging
import POSModel
import POSTestSupport
import Synchronization

@testable import POSCore
@testable import POSPrinting

/// A till with an agent and printers that are emulated, all in this process.
final class PrintRoom {
  let till: Till
  let front: EmulatedPrinter
  let back: EmulatedPrinter
  private let folder: TemporaryFolder
  private var agent: PrintAgent?

  /// Sets up the printers `front`, for receipts, and `back`, for the kitchen; nothing prints yet.
  init(back language: String = "escpos") throws {
    folder = try TemporaryFolder()
    till = try Till.fresh()
    (front, back) = (try EmulatedPrinter(), try EmulatedPrinter())
    try set(
      "print.printers",
      "front=tcp://127.0.0.1:\(front.port),escpos,42 "
        + "back=tcp://127.0.0.1:\(back.port),\(language),32")
    try set("print.receipts", "front")
    try set("print.stations", "kitchen=back bar=back")
  }

  deinit {
    agent?.end()
    front.end()
    back.end()
  }

  /// Sets a rule of the store.
  func set(_ key: String, _ value: String) throws {
    try till.store.perform(
      ChangeSetting(
        key: till.key(), actor: TestStaff.installer, setting: SettingID(key), value: value))
  }

  /// The templates that come with the program.
  static var templates: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path + "/Resources/templates"
  }

  /// Gives the store a template of its own.
  func own(_ template: String, _ text: String) throws {
    let folder = till.store.folder.templates
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(
      toFile: "\(folder)/\(template).mustache", atomically: true, encoding: .utf8)
  }

  /// Starts the agent; what it tells is kept.
  @discardableResult
  func start() throws -> AgentLog {
    let log = AgentLog()
    agent = try PrintAgent(
      store: till.store, templates: Self.templates, log: log.logger, time: till.clock,
      ids: IDSource(random: SeededGenerator(seed: 77)))
    return log
  }

  /// Ends the agent: what it was printing is done then.
  func end() {
    agent?.end()
    agent = nil
  }

  /// Sells something that goes to the kitchen, for cash.
  @discardableResult
  func sell(_ plu: String = "101") throws -> Check {
    try till.pay(try till.check(with: plu), cash: Money(minorUnits: 5000)).subject
  }

  /// The jobs of a printer.
  func queue(of printer: String = "front") throws -> PrinterQueue {
    try till.store.printQueues().first { $0.printer == PrinterID(printer) }
      ?? PrinterQueue(printer: PrinterID(printer))
  }

  /// Looks again and again until something holds, for at most so long.
  func until(within limit: Duration = .seconds(20), _ holds: () throws -> Bool) throws -> Bool {
    let watch = try till.store.watchChanges()
    let end = ContinuousClock.now + limit
    let never = DispatchSemaphore(value: 0)
    while try holds() == false {
      guard ContinuousClock.now < end else { return false }
      // Others need the processor to make it hold.
      if try watch.hasChanged() == false { _ = never.wait(timeout: .now() + .milliseconds(2)) }
    }
    return true
  }
}

/// An emulated printer whose documents are waited for.
final class EmulatedPrinter: Sendable {
  private let emulator: PrintEmulator
  private let tray: Tray

  private final class Tray: Sendable {
    let documents = Mutex<[(text: String, bytes: [UInt8])]>([])
    let arrived = DispatchSemaphore(value: 0)
  }

  /// A printer at a port; 0 takes a free one.
  init(port: UInt16 = 0) throws {
    let tray = Tray()
    self.tray = tray
    emulator = try PrintEmulator(
      port: port,
      onDocument: { sheet, bytes in
        tray.documents.withLock { $0.append((sheet.text(columns: 42), bytes)) }
        tray.arrived.signal()
      })
  }

  var port: UInt16 { emulator.port }

  /// The next document as text; nil when none comes in 20 s.
  func next() -> String? {
    guard tray.arrived.wait(timeout: .now() + .seconds(20)) == .success else { return nil }
    return tray.documents.withLock { $0.removeFirst() }.text
  }

  /// How many documents came that nobody took.
  var waiting: Int { tray.documents.withLock { $0.count } }

  /// How often the drawer was opened.
  var kicks: Int { emulator.kickCount }

  func change(to fault: PrintEmulator.Fault?) { emulator.change(to: fault) }
  func hangUp() { emulator.hangUp() }
  func end() { emulator.stop() }
}
