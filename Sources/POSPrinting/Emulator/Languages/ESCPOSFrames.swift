/// Cuts a stream of ESC/POS into commands.
struct ESCPOSFrames {
  /// A piece of the stream.
  enum Frame: Equatable {
    /// One character, or one command with all that belongs to it.
    case command([UInt8])
    /// A command that is obeyed the moment it comes, even in the middle of another one.
    case realTime([UInt8])
  }

  private var command: [UInt8] = []
  /// Bytes the command has in all, once that is known.
  private var length: Int?
  private var realTime: [UInt8] = []

  /// Reads one byte; it may complete a command, or show that those held back are none.
  mutating func take(_ byte: UInt8) -> [Frame] {
    if isInData { return ordinary(byte) }
    if realTime.isEmpty, byte != ESCPOS.dle { return ordinary(byte) }
    realTime.append(byte)
    switch realTimeLength {
    case .some(0):
      // The first was a parameter or a character; the last may begin anew.
      let bytes = realTime
      realTime = []
      return bytes.dropLast().flatMap { ordinary($0) } + take(byte)
    case .some(let length) where realTime.count >= length:
      defer { realTime = [] }
      return [.realTime(realTime)]
    default: return []
    }
  }

  /// What is left at the end of the stream. A command that was torn off is none: what it says of
  /// itself, such as the size of a picture, is not there.
  mutating func rest() -> [Frame] {
    defer { (realTime, command, length) = ([], [], nil) }
    return realTime.flatMap { ordinary($0) }
  }

  /// Bytes of pictures and codes are never taken for anything else.
  private var isInData: Bool {
    guard command.count >= 2 else { return false }
    return ESCPOSLengths.carriesData(command)
  }

  private mutating func ordinary(_ byte: UInt8) -> [Frame] {
    command.append(byte)
    if length == nil { length = ESCPOSLengths.length(of: command) }
    guard let length, command.count >= length else { return [] }
    defer { (command, self.length) = ([], nil) }
    return [.command(command)]
  }

  /// Bytes the begun real time command has; 0 if it is none, nothing while that is not known.
  private var realTimeLength: Int? {
    guard realTime.count >= 2 else { return nil }
    guard realTime.count >= 3 || ![ESCPOS.eot, ESCPOS.enq, ESCPOS.dc4].contains(realTime[1])
    else { return nil }
    switch realTime[1] {
    case ESCPOS.eot: return realTime[2] == 7 || realTime[2] == 8 ? 4 : 3
    case ESCPOS.enq: return 3
    case ESCPOS.dc4: return realTime[2] == 1 || realTime[2] == 2 ? 5 : realTime[2] == 8 ? 10 : 0
    default: return 0
    }
  }
}
