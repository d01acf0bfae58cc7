/// A step from one version of the tables to the next.
///
/// Databases have run it already: a correction is a new migration.
struct Migration {
  let number: Int
  let sql: String

  /// All there are, in order; the list only grows.
  static let all = [
    Migration(
      number: 1,
      sql: [createRole, createRealms, createLog, createTransactions, createNumbers, createReviews]
        .joined(separator: "\n")),
    Migration(
      number: 2,
      sql: [
        createChecks, createCheckParts, createPayments, createRefunds, createStaff, createProducts,
        createOffers, createDrawers, createKitchen, createPrinting,
      ].joined(separator: "\n")),
    Migration(number: 3, sql: createOwnerSessions),
    Migration(number: 4, sql: indexCloudChecks),
    Migration(number: 5, sql: createSignInCounts),
    Migration(number: 6, sql: countFarTries),
    Migration(number: 7, sql: grantRole),
    Migration(number: 8, sql: countEpochs),
  ]

  /// The version of this program.
  static var latest: Int { all.last?.number ?? 0 }
}

extension Migration {
  /// Statements, one after the other.
  static func sql(_ parts: String...) -> String { parts.joined(separator: "\n") }
}
