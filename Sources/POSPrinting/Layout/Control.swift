extension Character {
  /// Whether a printer could take it for a command or a break of the line.
  var isPrinterControl: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.value {
      case ..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
      default: false
      }
    }
  }

  /// Itself, or a blank in place of a control character.
  var orBlankForControl: Character { isPrinterControl ? " " : self }
}
