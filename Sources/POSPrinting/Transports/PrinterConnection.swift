import POSModel

/// A way to a printer that is open. Used by one thread; every call has a time limit.
protocol PrinterConnection: AnyObject {
  /// Sends bytes.
  ///
  /// - Throws: ``PrinterFault`` when the printer does not take them in time, or the way is gone.
  func send(_ bytes: [UInt8]) throws(PrinterFault)

  /// What the printer says within so many milliseconds, up to `count` bytes; fewer where it says
  /// less, none where it is silent or cannot answer.
  ///
  /// - Throws: ``PrinterFault`` when the way is gone.
  func read(_ count: Int, within milliseconds: Int) throws(PrinterFault) -> [UInt8]

  /// Says that a document is complete, where the way has ends of documents.
  ///
  /// - Throws: ``PrinterFault`` when it was not taken.
  func finish() throws(PrinterFault)
}

extension PrinterConnection {
  /// Nothing: most printers cannot answer.
  ///
  /// - Throws: nothing.
  func read(_ count: Int, within milliseconds: Int) throws(PrinterFault) -> [UInt8] { [] }
  /// Nothing: most ways have no ends of documents.
  ///
  /// - Throws: nothing.
  func finish() throws(PrinterFault) {}
}

/// Why a printer does not print, as the cashier reads it.
public struct PrinterFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong: `paper out`, `cannot connect: Connection refused`.
  public let description: String

  /// A fault of those words.
  init(_ description: String) { self.description = description }
}

/// Where printers are.
enum Transport {
  /// Opens the way to a printer.
  ///
  /// - Throws: ``PrinterFault`` when there is none.
  static func connect(to address: String) throws(PrinterFault) -> any PrinterConnection {
    if address.hasPrefix("tcp://") { return try NetworkPrinter(address.dropFirst(6)) }
    if address.hasPrefix("file://") { return try FilePrinter(path: String(address.dropFirst(7))) }
    if address.hasPrefix("dev://") { return try DevicePrinter(path: String(address.dropFirst(6))) }
    if address.hasPrefix("cups:") { return SpoolPrinter(queue: String(address.dropFirst(5))) }
    throw PrinterFault("the address \(address) is none")
  }
}
