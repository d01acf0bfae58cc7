/// The square of a QR code while it is drawn.
struct QRMatrix {
  private let layout: QRLayout
  private(set) var modules: Dots
  /// Modules that belong to a pattern, where no content goes and no mask works.
  private var taken: Dots

  private var size: Int { layout.size }

  /// Patterns and content, without a mask.
  init(_ layout: QRLayout, codewords: [UInt8]) {
    self.layout = layout
    modules = Dots(width: layout.size, height: layout.size)
    taken = modules
    drawTiming()
    drawFinders()
    drawAlignment()
    drawVersion()
    drawFormat(mask: 0)
    drawContent(codewords)
  }

  /// The same with one of the masks, 0 to 7.
  func masked(_ mask: Int) -> QRMatrix {
    var result = self
    for y in 0..<size {
      for x in 0..<size where !taken[x, y] && Self.inverts(mask, x, y) {
        result.modules[x, y].toggle()
      }
    }
    result.drawFormat(mask: mask)
    return result
  }

  private static func inverts(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
    switch mask {
    case 0: (x + y) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (x / 3 + y / 2) % 2 == 0
    case 5: x * y % 2 + x * y % 3 == 0
    case 6: (x * y % 2 + x * y % 3) % 2 == 0
    default: ((x + y) % 2 + x * y % 3) % 2 == 0
    }
  }

  private mutating func set(_ x: Int, _ y: Int, _ isBlack: Bool) {
    modules[x, y] = isBlack
    taken[x, y] = true
  }

  private mutating func drawTiming() {
    for index in 0..<size {
      set(6, index, index % 2 == 0)
      set(index, 6, index % 2 == 0)
    }
  }

  /// The large squares in three corners, with the white around them.
  private mutating func drawFinders() {
    for (centreX, centreY) in [(3, 3), (size - 4, 3), (3, size - 4)] {
      for dy in -4...4 {
        for dx in -4...4 {
          let ring = max(abs(dx), abs(dy))
          set(centreX + dx, centreY + dy, ring != 2 && ring != 4)
        }
      }
    }
  }

  private mutating func drawAlignment() {
    let centres = layout.alignmentCentres
    guard let first = centres.first, let last = centres.last else { return }
    let corners = [[first, first], [first, last], [last, first]]
    for x in centres {
      for y in centres where !corners.contains([x, y]) {
        for dy in -2...2 {
          for dx in -2...2 { set(x + dx, y + dy, max(abs(dx), abs(dy)) != 1) }
        }
      }
    }
  }

  /// Large codes say which version they are.
  private mutating func drawVersion() {
    guard layout.version >= 7 else { return }
    let bits = withRemainder(layout.version, divisor: 0x1F25, degree: 12)
    for index in 0..<18 {
      let (far, near) = (size - 11 + index % 3, index / 3)
      set(far, near, bits >> index & 1 == 1)
      set(near, far, bits >> index & 1 == 1)
    }
  }

  /// Level and mask, twice.
  private mutating func drawFormat(mask: Int) {
    let bits =
      withRemainder(layout.level.number << 3 | mask, divisor: 0x537, degree: 10) ^ 0x5412
    func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0...5 { set(8, index, bit(index)) }
    set(8, 7, bit(6))
    set(8, 8, bit(7))
    set(7, 8, bit(8))
    for index in 9..<15 { set(14 - index, 8, bit(index)) }
    for index in 0..<8 { set(size - 1 - index, 8, bit(index)) }
    for index in 8..<15 { set(8, size - 15 + index, bit(index)) }
    set(8, size - 8, true)
  }

  /// A number, and behind it what is left when it is divided as a polynomial.
  private func withRemainder(_ number: Int, divisor: Int, degree: Int) -> Int {
    var remainder = number
    for _ in 0..<degree {
      remainder = remainder << 1 ^ (remainder >> (degree - 1)) * divisor
    }
    return number << degree | remainder
  }

  /// Two columns at a time from the right, up and down in turn.
  private mutating func drawContent(_ codewords: [UInt8]) {
    var bit = 0
    // The column of the timing pattern does not count.
    let columns =
      Array(stride(from: size - 1, to: 6, by: -2)) + Array(stride(from: 5, to: 0, by: -2))
    for (turn, right) in columns.enumerated() {
      for step in 0..<size {
        let y = turn % 2 == 0 ? size - 1 - step : step
        for x in [right, right - 1] where !taken[x, y] && bit < codewords.count * 8 {
          modules[x, y] = codewords[bit / 8] >> (7 - bit % 8) & 1 == 1
          bit += 1
        }
      }
    }
  }
}

extension QRCode.Level {
  /// What stands for it in the code.
  fileprivate var number: Int {
    switch self {
    case .low: 1
    case .medium: 0
    case .quartile: 3
    case .high: 2
    }
  }
}
