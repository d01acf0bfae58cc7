/// What an owner's password must be.
public enum OwnerPassword {
  /// The fewest characters of one that is set.
  public static let shortest = 10
  /// The most bytes, which are never fewer than what a browser counts as characters.
  public static let longest = 1000

  /// Refuses one that is too short or too long.
  ///
  /// - Throws: ``CloudFailure/badEnrollment(field:reason:)``.
  static func check(_ password: String) throws {
    guard password.count >= shortest else {
      throw CloudFailure.badEnrollment(
        field: "password", reason: "must have \(shortest) characters or more")
    }
    guard password.utf8.count <= longest else {
      throw CloudFailure.badEnrollment(
        field: "password", reason: "must have at most \(longest) bytes")
    }
  }
}
