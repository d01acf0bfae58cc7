import CNcursesW

/// The bytes that undo what curses did to the terminal, worked out while all is well.
enum RestoreBytes {
  private static let capabilities = ["sgr0", "rmacs", "rmkx", "cnorm"]

  /// Reads them from the description of the terminal that curses has opened.
  static func current() -> [UInt8] {
    var bytes = capabilities.flatMap { capability($0) }
    let leave = capability("rmcup")
    if leave.isEmpty, let bottom = pos_cursor_address(998, 0) {
      // No other screen to go back to: what follows is printed below this one.
      bytes += withoutDelays(bottom) + [0x0D, 0x0A]
    }
    return bytes + leave
  }

  private static func capability(_ name: String) -> [UInt8] {
    pos_capability(name).map { withoutDelays($0) } ?? []
  }

  /// Leaves out `$<5>`, which asks curses to wait: a handler cannot, and no terminal needs it now.
  private static func withoutDelays(_ value: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = String(cString: value).utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[rest.index(after: end)...]
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
