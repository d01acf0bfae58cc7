extension Dots {
  /// Twice as large, with the corners of diagonals rounded: each dot becomes four, and one of them
  /// takes the colour of its two outer neighbours if just those two agree.
  var smoothed: Dots {
    var result = Dots(width: width * 2, height: height * 2)
    for y in 0..<height {
      for x in 0..<width {
        let dot = self[x, y]
        let (up, down) = (self[x, y - 1], self[x, y + 1])
        let (left, right) = (self[x - 1, y], self[x + 1, y])
        result[2 * x, 2 * y] = left == up && left != down && up != right ? up : dot
        result[2 * x + 1, 2 * y] = up == right && up != left && right != down ? right : dot
        result[2 * x, 2 * y + 1] = down == left && down != right && left != up ? left : dot
        result[2 * x + 1, 2 * y + 1] = right == down && right != up && down != left ? down : dot
      }
    }
    return result
  }

  /// Twice as large, as it is.
  var doubled: Dots {
    var result = Dots(width: width * 2, height: height * 2)
    result.draw(self, x: 0, y: 0, scaleX: 2, scaleY: 2)
    return result
  }

  /// So many times as large, as smooth as can be.
  func enlarged(x: Int, y: Int) -> Dots {
    if x == 1, y == 1 { return self }
    if x % 2 == 0, y % 2 == 0 { return smoothed.enlarged(x: x / 2, y: y / 2) }
    var result = Dots(width: width * x, height: height * y)
    result.draw(self, x: 0, y: 0, scaleX: x, scaleY: y)
    return result
  }
}
