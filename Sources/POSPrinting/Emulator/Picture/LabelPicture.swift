extension Label {
  /// The label in its size; what it does not say of its size is the paper's width and what its
  /// fields need.
  func dots(width paper: Int) -> Dots {
    let needed = fields.map(\.bottom).max() ?? 0
    var dots = Dots(width: width ?? paper, height: length ?? min(needed, Label.longest))
    for field in fields {
      guard field.isReversed else {
        dots.draw(field)
        continue
      }
      var own = Dots(width: dots.width, height: dots.height)
      own.draw(field)
      dots.turn(where: own)
    }
    return dots
  }
}

extension Label.Field {
  fileprivate var bottom: Int {
    switch content {
    case .text(_, _, let height): y + height
    case .box(_, let height, let thickness): y + max(height, thickness)
    case .qr(let symbol): y + symbol.picture.height
    }
  }
}

extension Dots {
  fileprivate mutating func draw(_ field: Label.Field) {
    let (x, y) = (field.x, field.y)
    switch field.content {
    case .text(let text, let width, let height):
      for (index, character) in text.enumerated() {
        let left = x + index * width
        // Letters may be large, and what is beside the label is not drawn for nothing.
        guard left > -width, left < self.width, y > -height, y < self.height else { continue }
        let cell = Font.cell(character).scaled(width: width, height: height)
        draw(cell, x: left, y: y)
      }
    case .box(let width, let height, let thickness):
      let (width, height) = (max(width, thickness), max(height, thickness))
      fill(x: x, y: y, width: width, height: thickness)
      fill(x: x, y: y + height - thickness, width: width, height: thickness)
      fill(x: x, y: y, width: thickness, height: height)
      fill(x: x + width - thickness, y: y, width: thickness, height: height)
    case .qr(let symbol): draw(symbol.picture, x: x, y: y)
    }
  }

  /// In another size; whole multiples are made smooth first.
  private func scaled(width: Int, height: Int) -> Dots {
    enlarged(x: max(1, width / self.width), y: max(1, height / self.height))
      .resized(width: width, height: height)
  }
}
