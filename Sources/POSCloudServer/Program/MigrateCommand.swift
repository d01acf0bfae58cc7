import ArgumentParser
import POSCloudStore

/// `pos-cloud migrate`.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring the database to what this program needs.",
    discussion: """
      Run twice, it changes nothing more. Run it after a database was restored, before it is served: \
      then the cloud uses no number twice.
      """)

  @OptionGroup var database: DatabaseOption

  /// Migrates.
  ///
  /// - Throws: what ``PosCloudCommand/run(arguments:)`` says.
  func run() async throws {
    let office = try database.office()
    let done = try office.migrate()
    let begun = try office.beginEpochs()
    Output.say(
      done.isEmpty
        ? "The database is up to date."
        : "Migrated: \(done.map(String.init).joined(separator: ", ")).")
    guard !begun.isEmpty else { return }
    Output.say(
      "It is another database than it was: lanes send again what it lacks, in \(begun.count) "
        + "\(begun.count == 1 ? "store" : "stores").")
  }
}
