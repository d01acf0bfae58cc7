/// What a ZPL printer says of itself.
enum ZPLStatus {
  /// The three lines `~HS` asks for.
  static func answer(_ condition: PrinterCondition) -> [UInt8] {
    let paperOut = condition.isPaperOut ? 1 : 0
    let paused = condition.isReady ? 0 : 1
    let headUp = condition.isCoverOpen ? 1 : 0
    return [
      "030,\(paperOut),\(paused),1245,000,0,0,0,000,0,0,0",
      "000,0,\(headUp),0,0,2,4,0,00000000,1,000",
      "1234,0",
    ].flatMap { [0x02] + Array($0.utf8) + [0x03, 0x0D, 0x0A] }
  }
}
