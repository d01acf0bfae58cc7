/// How many bytes the commands of ESC/POS have, those that are only skipped too.
enum ESCPOSLengths {
  /// Bytes in all of the command that begins so; nothing while that is not known.
  static func length(of command: [UInt8]) -> Int? {
    guard let first = command.first else { return nil }
    guard [ESCPOS.esc, ESCPOS.fs, ESCPOS.gs].contains(first) else { return 1 }
    guard command.count >= 2 else { return nil }
    // `( x pL pH` tells its length in all three families.
    if command[1] == UInt8(ascii: "("), first != ESCPOS.esc {
      return command.count >= 5 ? 5 + number(command, at: 3) : nil
    }
    switch first {
    case ESCPOS.esc: return escape(command)
    case ESCPOS.gs: return group(command)
    default: return 2 + (fileParameters[command[1]] ?? 0)
    }
  }

  /// Whether it carries bytes that may look like anything.
  static func carriesData(_ command: [UInt8]) -> Bool {
    switch (command[0], command[1]) {
    case (ESCPOS.gs, let second): groupsOfData.contains(second)
    case (ESCPOS.fs, UInt8(ascii: "(")), (ESCPOS.esc, UInt8(ascii: "*")): true
    default: false
    }
  }

  private static let groupsOfData = Set("v(*8k".utf8)

  private static func escape(_ command: [UInt8]) -> Int? {
    switch command[1] {
    case UInt8(ascii: "*"):
      guard command.count >= 5 else { return nil }
      return 5 + number(command, at: 3) * (command[2] >= 32 ? 3 : 1)
    case UInt8(ascii: "D"): return command.count > 2 && command.last == 0 ? command.count : nil
    default: return 2 + (escapeParameters[command[1]] ?? 0)
    }
  }

  private static func group(_ command: [UInt8]) -> Int? {
    let count = command.count
    switch command[1] {
    case UInt8(ascii: "V"):
      guard count >= 3 else { return nil }
      return command[2] >= 65 ? 4 : 3
    case UInt8(ascii: "v"):
      guard count >= 8 else { return nil }
      return 8 + number(command, at: 4) * number(command, at: 6)
    case UInt8(ascii: "*"):
      guard count >= 4 else { return nil }
      return 4 + Int(command[2]) * Int(command[3]) * 8
    case UInt8(ascii: "8"):
      guard count >= 7 else { return nil }
      return 7 + number(command, at: 3) + number(command, at: 5) << 16
    case UInt8(ascii: "k"):
      guard count >= 4 else { return nil }
      if command[2] >= 65 { return 4 + Int(command[3]) }
      return command.last == 0 ? count : nil
    default: return 2 + (groupParameters[command[1]] ?? 0)
    }
  }

  /// Two bytes, the lower first.
  static func number(_ command: [UInt8], at index: Int) -> Int {
    Int(command[index]) | Int(command[index + 1]) << 8
  }

  private static let escapeParameters = table([
    (" !%-3=?EGJMRTUVat{dru", 1), ("$\\c", 2), ("p", 3), ("W", 8),
  ])
  private static let groupParameters = table([
    ("!/BHITabfghrw", 1), ("$LPW\\", 2), ("^z", 3),
  ])
  private static let fileParameters = table([("!-CW", 1), ("Sp", 2)])

  private static func table(_ groups: [(String, Int)]) -> [UInt8: Int] {
    groups.reduce(into: [:]) { table, group in
      for letter in group.0.utf8 { table[letter] = group.1 }
    }
  }
}
