/// What an ESC/POS printer says of itself.
enum ESCPOSStatus {
  /// The answer to `DLE EOT n`; nothing to anything else.
  static func realTime(_ command: [UInt8], _ condition: PrinterCondition) -> [UInt8]? {
    guard command[1] == ESCPOS.eot else { return nil }
    // Two bits are always set, so that the answer is no other one.
    let base: UInt8 = 0x12
    switch command[2] {
    case 1: return [base | (condition.isReady ? 0 : 0x08)]
    case 2:
      return [
        base | (condition.isCoverOpen ? 0x04 : 0) | (condition.isPaperOut ? 0x20 : 0)
      ]
    case 3: return [base]
    case 4: return [base | (condition.isPaperOut ? 0x60 : 0)]
    default: return nil
    }
  }

  /// The answer to `GS r n`: 1 asks for the paper, 2 for the drawer.
  static func transmitted(_ what: UInt8, _ condition: PrinterCondition) -> [UInt8] {
    [what == 1 || what == 49 ? (condition.isPaperOut ? 0x0C : 0) : 0]
  }

  /// The four bytes `GS a n` asks for at every change.
  static func unasked(_ condition: PrinterCondition) -> [UInt8] {
    let first: UInt8 =
      0x10 | (condition.isReady ? 0 : 0x08) | (condition.isCoverOpen ? 0x20 : 0)
    return [first, 0, condition.isPaperOut ? 0x0C : 0, 0]
  }
}
