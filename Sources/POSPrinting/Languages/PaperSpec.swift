public import POSModel

/// The paper of a printer, and what the printer can put on it.
public struct PaperSpec: Sendable, Equatable {
  /// How many characters of normal size go on a line: 32, 42 and 48 are usual, 16 the fewest.
  public var columns: Int
  /// The code pages the printer has, the one to prefer first.
  public var codePages: [CodePage]
  /// The store's picture; what stands right of the paper's edge is not printed.
  public var logo: Bitmap?

  /// Paper of so many columns.
  public init(
    columns: Int, codePages: [CodePage] = [.cp437, .cp850, .cp858, .cp1252], logo: Bitmap? = nil
  ) {
    (self.columns, self.codePages, self.logo) = (columns, codePages, logo)
  }

  /// The dots of a line: characters of normal size are 12 wide.
  var dots: Int { columns * 12 }
}
