/// A font of ZPL: its letter, and how large its characters are in dots.
struct ZPLFont {
  var name: Character
  var height: Int?
  var width: Int?

  /// Dots from the top of a character to the next line.
  var cellHeight: Int { max(1, height ?? width ?? 18) }

  /// Dots from one character to the next.
  var cellWidth: Int {
    // Font 0 is proportional: its characters take half of what they are told, more or less.
    if name == "0" { return max(1, ((width ?? cellHeight) + 1) / 2) }
    return max(1, width ?? cellHeight / 2)
  }
}

extension ZPLFont {
  /// How large characters may be, in dots.
  private static let sizes = 1...1500

  /// Reads `fo,h,w` or `f,h,w`, where o is how it is turned.
  init(_ parameters: [UInt8]) {
    let parameters = ZPLParameters(parameters)
    self.init(
      name: parameters.text(0)?.first ?? "A", height: parameters.number(1, in: Self.sizes),
      width: parameters.number(2, in: Self.sizes))
  }
}
