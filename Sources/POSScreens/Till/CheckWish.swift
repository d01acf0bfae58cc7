public import POSModel

/// Any wish about a check, so that screens and the app need one effect for all of them.
public struct CheckWish: Sendable, Equatable {
  /// The wish itself.
  public let command: any CheckCommand

  /// Wraps a wish.
  public init(_ command: some CheckCommand) { self.command = command }

  /// Wishes are the same when they are of one kind and hold the same.
  public static func == (left: CheckWish, right: CheckWish) -> Bool {
    left.command.equals(right.command)
  }
}

extension CheckCommand {
  fileprivate func equals(_ other: any CheckCommand) -> Bool { (other as? Self) == self }
}
