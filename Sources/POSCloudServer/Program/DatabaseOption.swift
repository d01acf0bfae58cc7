import ArgumentParser
import Foundation
import POSCloudStore

/// Which database.
struct DatabaseOption: ParsableArguments {
  @Option(help: "The database, postgres://USER@HOST:PORT/NAME; else DATABASE_URL.")
  var database: String?

  /// The address of the database.
  ///
  /// - Throws: ``BadFlag`` when it is nowhere, or none of PostgreSQL.
  var url: String {
    get throws {
      guard let url = database ?? ProcessInfo.processInfo.environment["DATABASE_URL"] else {
        throw BadFlag(reason: "--database is missing, and DATABASE_URL is not set.")
      }
      guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else {
        throw BadFlag(reason: "--database must begin with postgres://")
      }
      return url
    }
  }

  /// Office work on it.
  ///
  /// - Throws: ``BadFlag``; `CloudFailure` when it cannot be reached.
  func office() throws -> CloudOffice {
    try CloudOffice(try url, time: SystemTime(), random: SystemRandomNumberGenerator())
  }
}
