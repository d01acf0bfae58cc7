/// A rectangle of dots, each black or white: a picture on paper, or the paper itself.
public struct Dots: Sendable, Equatable {
  /// Dots from left to right.
  public let width: Int
  /// Dots from top to bottom.
  public private(set) var height: Int
  /// Row after row; true is black.
  private(set) var black: [Bool]

  /// A white rectangle; sides below zero count as zero.
  public init(width: Int, height: Int) {
    (self.width, self.height) = (max(0, width), max(0, height))
    black = Array(repeating: false, count: self.width * self.height)
  }

  /// Whether a dot is black; what lies outside is white, and setting it does nothing.
  public subscript(x: Int, y: Int) -> Bool {
    get { holds(x, y) && black[y * width + x] }
    set { if holds(x, y) { black[y * width + x] = newValue } }
  }

  private func holds(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && y >= 0 && x < width && y < height
  }

  /// Adds white rows below until it is so high.
  mutating func grow(to height: Int) {
    guard height > self.height else { return }
    black.append(contentsOf: repeatElement(false, count: (height - self.height) * width))
    self.height = height
  }

  /// Makes a rectangle black, or white.
  mutating func fill(x: Int, y: Int, width: Int, height: Int, _ isBlack: Bool = true) {
    let columns = max(0, x)..<max(0, x, min(self.width, x + width))
    let rows = max(0, y)..<max(0, y, min(self.height, y + height))
    for row in rows {
      for column in columns { black[row * self.width + column] = isBlack }
    }
  }

  /// Puts the black dots of a picture on this one, each as a rectangle of so many dots.
  mutating func draw(_ image: Dots, x: Int, y: Int, scaleX: Int = 1, scaleY: Int = 1) {
    for row in 0..<image.height {
      for column in 0..<image.width where image.black[row * image.width + column] {
        fill(x: x + column * scaleX, y: y + row * scaleY, width: scaleX, height: scaleY)
      }
    }
  }

  /// Turns the dots that are black on a picture of the same size.
  mutating func turn(where image: Dots) {
    for place in black.indices where image.black[place] { black[place].toggle() }
  }

  /// The same picture in another size: every dot takes the nearest of the old ones.
  func resized(width: Int, height: Int) -> Dots {
    var result = Dots(width: width, height: height)
    for y in 0..<result.height {
      for x in 0..<result.width {
        result[x, y] = self[x * self.width / result.width, y * self.height / result.height]
      }
    }
    return result
  }
}
