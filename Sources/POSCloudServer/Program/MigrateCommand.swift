import ArgumentParser
import POSCloudStore

/// `pos-cloud migrate`.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring the database to what this program needs.",
    discussion: """
      Run twice, it changes nothing more. After the database was set back to a backup, run it with \
      --restored before it is served: then the cloud uses no check number twice. A dump in another \
      database, and a recovery to a point in time, it sees by itself.
      """)

  @OptionGroup var database: DatabaseOption

  @Flag(help: "The database was set back to a backup, in whatever way.")
  var restored = false

  /// Migrates.
  ///
  /// - Throws: what ``PosCloudCommand/run(arguments:)`` says.
  func run() async throws {
    let office = try database.office()
    let done = try office.migrate()
    let begun = try office.beginEpochs(isRestored: restored)
    Output.say(
      done.isEmpty
        ? "The database is up to date."
        : "Migrated: \(done.map(String.init).joined(separator: ", ")).")
    guard !begun.isEmpty else { return }
    Output.say(
      "\(restored ? "It was restored" : "It is another database than it was"): lanes send again "
        + "what it lacks, in \(begun.count) \(begun.count == 1 ? "store" : "stores").")
  }
}
