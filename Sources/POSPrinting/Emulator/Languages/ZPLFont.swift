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
  /// Reads `fo,h,w` or `f,h,w`, where o is how it is turned.
  init(_ parameters: [UInt8]) {
    let parts = String(decoding: parameters, as: UTF8.self)
      .split(separator: ",", omittingEmptySubsequences: false)
    func size(_ index: Int) -> Int? { index < parts.count ? Int(parts[index]) : nil }
    self.init(name: parts.first?.first ?? "A", height: size(1), width: size(2))
  }
}
