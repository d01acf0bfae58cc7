import POSModel

/// A way to a printer that is open. Used by one thread; every call has a time limit.
protocol PrinterConnection: AnyObject {
  /// Whether a printer may answer on it. What cannot answer is asked nothing: a question would be
  /// printed, or kept with the document.
  var mayAnswer: Bool { get }

  /// Sends bytes.
  ///
  /// - Throws: ``PrinterFault`` when the printer does not take them in time, or the way is gone.
  func send(_ bytes: [UInt8]) throws(PrinterFault)

  /// What the printer says within so many milliseconds, up to `count` bytes; fewer where it says
  /// less, none where it is silent.
  ///
  /// - Throws: ``PrinterFault`` when the way is gone.
  func read(_ count: Int, within milliseconds: Int) throws(PrinterFault) -> [UInt8]

  /// Says that a document is complete, where the way has ends of documents.
  ///
  /// - Throws: ``PrinterFault`` when it was not taken.
  func finish() throws(PrinterFault)
}

extension PrinterConnection {
  /// No: files and spoolers cannot.
  var mayAnswer: Bool { false }
  /// Nothing.
  ///
  /// - Throws: nothing.
  func read(_ count: Int, within milliseconds: Int) throws(PrinterFault) -> [UInt8] { [] }
  /// Nothing: most ways have no ends of documents.
  ///
  /// - Throws: nothing.
  func finish() throws(PrinterFault) {}

  /// Forgets what the printer said before it was asked: late answers, and what it tells unasked.
  ///
  /// - Throws: ``PrinterFault`` when the way is gone.
  func drain() throws(PrinterFault) {
    while mayAnswer, try read(256, within: 0).isEmpty == false {}
  }

  /// Reads until `word` was said, for at most so many milliseconds.
  ///
  /// - Returns: Whether it was.
  /// - Throws: ``PrinterFault`` when the way is gone.
  func wait(for word: [UInt8], within milliseconds: Int) throws(PrinterFault) -> Bool {
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    var said: [UInt8] = []
    while true {
      let left = Int((end - ContinuousClock.now) / .milliseconds(1))
      guard left > 0 else { return false }
      let next = try read(1, within: left)
      // All the time that was left went by.
      if next.isEmpty { return false }
      said += next
      if said.count >= word.count, said.suffix(word.count).elementsEqual(word) { return true }
    }
  }
}

/// Why a printer does not print, as the cashier reads it.
public struct PrinterFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong: `paper out`, `cannot connect: Connection refused`.
  public let description: String
  /// Whether the printer said so itself, and takes what is no printing all the same.
  let isCondition: Bool

  /// A fault of those words.
  init(_ description: String, isCondition: Bool = false) {
    (self.description, self.isCondition) = (description, isCondition)
  }
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
