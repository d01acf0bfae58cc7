/// Cuts a stream of ZPL into commands: each runs to the next `^` or `~`.
struct ZPLFrames {
  /// A command.
  struct Frame: Sendable, Equatable {
    /// As it came.
    var bytes: [UInt8]

    /// The sign and its letters.
    var name: String {
      // Fonts are part of the command `^A`, whatever letter they have.
      let length = bytes.count > 1 && bytes[1] | 0x20 == UInt8(ascii: "a") ? 2 : 3
      return String(decoding: text.prefix(length), as: UTF8.self).uppercased()
    }

    /// What follows the name.
    var parameters: [UInt8] { Array(text.dropFirst(name.utf8.count)) }

    /// Line ends mean nothing, wherever they are.
    private var text: [UInt8] { bytes.filter { $0 != 0x0D && $0 != 0x0A } }
  }

  private var bytes: [UInt8] = []

  /// Reads one byte; it may complete a command.
  mutating func take(_ byte: UInt8) -> [Frame] {
    var frames: [Frame] = []
    if byte == UInt8(ascii: "^") || byte == UInt8(ascii: "~") {
      if !bytes.isEmpty { frames.append(Frame(bytes: bytes)) }
      bytes = [byte]
    } else if !bytes.isEmpty {
      bytes.append(byte)
    }
    // These have no parameters, and nothing may come after them for a long time.
    if bytes.count == 3, ["^XA", "^XZ", "~HS"].contains(Frame(bytes: bytes).name) {
      frames.append(Frame(bytes: bytes))
      bytes = []
    }
    return frames
  }
}
