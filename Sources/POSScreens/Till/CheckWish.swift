public import POSModel

/// Any wish about a check, so that screens and the app need one effect for all of them.
public struct CheckWish: Sendable, Equatable {
  /// The wish itself.
  public let command: any CheckCommand
  /// The check to open for it first; both are granted, or neither. Nil when it is there.
  public let opening: OpenCheck?

  /// Wraps a wish.
  public init(_ command: some CheckCommand, opening: OpenCheck? = nil) {
    (self.command, self.opening) = (command, opening)
  }

  /// Wishes are the same when they are of one kind and hold the same.
  public static func == (left: CheckWish, right: CheckWish) -> Bool {
    left.opening == right.opening && left.command.equals(right.command)
  }
}

extension CheckCommand {
  fileprivate func equals(_ other: any CheckCommand) -> Bool { (other as? Self) == self }
}
