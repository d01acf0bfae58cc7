extension PrintEmulator {
  /// What is wrong with a printer.
  public enum Fault: Sendable, Equatable {
    /// It has no paper: says so, and prints nothing of what comes until it has.
    case paperOut
    /// Its cover is open: says so, and prints nothing until it is closed.
    case coverOpen
    /// It was taken off line: says so, and prints nothing until it is back.
    case offline
    /// It reads slowly.
    case slow
    /// It closes every connection after so many bytes.
    case dropAfter(Int)
    /// It prints and never says anything.
    case noAnswer

    /// The faults by name, for those who have to choose one.
    public static let names = "paper-out, cover-open, offline, slow, drop-after N, no-answer"

    /// Reads the name of a fault; the number may be behind a space, a colon or an equals sign.
    ///
    /// - Throws: `PrintEmulator.Failure.fault` if there is no such fault.
    public init(_ text: String) throws(Failure) {
      let words = text.split { " :=".contains($0) }
      switch (words.first, words.count) {
      case ("paper-out", 1): self = .paperOut
      case ("cover-open", 1): self = .coverOpen
      case ("offline", 1): self = .offline
      case ("slow", 1): self = .slow
      case ("no-answer", 1): self = .noAnswer
      case ("drop-after", 2):
        guard let count = Int(words[1]), count >= 0 else { throw .fault(text) }
        self = .dropAfter(count)
      default: throw .fault(text)
      }
    }

    /// What the printer says of itself.
    var condition: PrinterCondition {
      var condition = PrinterCondition()
      condition.isPaperOut = self == .paperOut
      condition.isCoverOpen = self == .coverOpen
      condition.isOffline = self == .offline
      return condition
    }
  }

  /// Why the emulator does not do what it should.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// There is no such fault.
    case fault(String)
    /// It cannot listen there, and why.
    case listen(host: String, port: UInt16, reason: String)
    /// The folder for the documents cannot be made or read, and why.
    case folder(String, reason: String)

    /// For those who called it.
    public var description: String {
      switch self {
      case .fault(let text): "\"\(text)\" is no fault; it takes \(Fault.names)"
      case .listen(let host, let port, let reason):
        "cannot listen on \(host), port \(port): \(reason)"
      case .folder(let path, let reason): "cannot keep documents in \(path): \(reason)"
      }
    }
  }
}
