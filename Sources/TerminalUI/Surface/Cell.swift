/// One place on the screen: a character and what it means.
public struct Cell: Hashable, Sendable {
  /// What is shown. A space in the right half of a wide character.
  public let character: Character
  /// What it means.
  public let style: Style
  /// Whether this is the second cell of the wide character to its left.
  public let isRightHalf: Bool

  /// Makes a cell that holds a character, or the left half of a wide one.
  public init(_ character: Character, style: Style = .normal) {
    self.character = character
    self.style = style
    self.isRightHalf = false
  }

  private init(rightHalfIn style: Style) {
    self.character = " "
    self.style = style
    self.isRightHalf = true
  }

  /// An empty cell.
  public static let blank = Cell(" ")

  /// The second cell of a wide character.
  static func rightHalf(style: Style) -> Cell { Cell(rightHalfIn: style) }
}
