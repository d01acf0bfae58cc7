import ArgumentParser
import POSCore

/// `pos import`: brings in a menu or staff from a CSV file.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring in a menu or staff from a CSV file.",
    subcommands: [MenuCommand.self, StaffCommand.self])

  /// `pos import menu FILE.csv`.
  struct MenuCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "menu", abstract: "Add and change products; all of the file or nothing.",
      discussion: """
        Columns: \(MenuFile.columns.joined(separator: ",")), and perhaps unit.
        Several taxes are joined by +, several barcodes and modifier groups by |.
        With a unit column, only products with a unit (such as kg) are sold by parts of one.
        """)

    @OptionGroup var data: DataOptions
    @Argument(help: "The file.") var file: String

    /// Brings the file in.
    ///
    /// - Throws: what ``PosCommand/run(arguments:)`` says on stderr.
    func run() throws {
      let (store, settings) = try data.openStore()
      var setup = data.setup(settings)
      print("Products: \(try setup.importMenu(file, into: store)).")
      try store.close()
    }
  }

  /// `pos import staff FILE.csv`.
  struct StaffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "staff", abstract: "Add and change employees; all of the file or nothing.",
      discussion: """
        Columns: \(StaffFile.columns.joined(separator: ",")), and perhaps active (yes or no).
        Employees are known by their names. A line without a PIN leaves the PIN as it is.
        """)

    @OptionGroup var data: DataOptions
    @Argument(help: "The file.") var file: String

    /// Brings the file in.
    ///
    /// - Throws: what ``PosCommand/run(arguments:)`` says on stderr.
    func run() throws {
      let (store, settings) = try data.openStore()
      let vault = try Secrets(data.folder, credentials: settings.credentials).vault(data.folder)
      var setup = data.setup(settings)
      print("Employees: \(try setup.importStaff(file, into: store, vault: vault)).")
      try store.close()
    }
  }
}
