import ArgumentParser
import POSCloudStore

/// `pos-cloud migrate`.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring the database to what this program needs.",
    discussion: "Run twice, it changes nothing more.")

  @OptionGroup var database: DatabaseOption

  /// Migrates.
  ///
  /// - Throws: what ``PosCloudCommand/run(arguments:)`` says.
  func run() async throws {
    let done = try database.office().migrate()
    Output.say(
      done.isEmpty
        ? "The database is up to date."
        : "Migrated: \(done.map(String.init).joined(separator: ", ")).")
  }
}
