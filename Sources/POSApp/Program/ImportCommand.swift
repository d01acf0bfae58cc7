import ArgumentParser
import POSCore
import POSModel

/// `pos import`: brings in a menu, what belongs to it, or staff from a CSV file.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in a menu, what belongs to it, or staff from a CSV file.",
    subcommands: [
      MenuCommand.self, ModifiersCommand.self, CombosCommand.self, DiscountsCommand.self,
      StaffCommand.self,
    ])

  /// `pos import menu FILE.csv`.
  struct MenuCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "menu",
      abstract: "Add and change products; a file with a fault changes nothing.",
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
      let groups = Set(try store.modifierGroups().map(\.name))
      let lacking = Set(try store.menu().products.flatMap(\.entry.modifierGroups))
        .subtracting(groups).sorted()
      for group in lacking {
        Output.complain(
          "No modifier group is called '\(group)' yet; 'import modifiers' brings it in.")
      }
      let notices = StationNotices(
        rules: try store.rules(), products: try store.menu().products)
      for notice in notices.sentences { Output.complain(notice) }
      try store.close()
    }
  }

  /// `pos import modifiers FILE.csv`.
  struct ModifiersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "modifiers",
      abstract: "Add and change modifier groups; all of the file or nothing.",
      discussion: """
        Columns: \(ModifierFile.columns.joined(separator: ",")).
        A row is a modifier. The first row of a group says how many are chosen at least (min; 1
        makes it forced) and at most (max), and how many of them are free.
        """)

    @OptionGroup var data: DataOptions
    @Argument(help: "The file.") var file: String

    /// Brings the file in.
    ///
    /// - Throws: what ``PosCommand/run(arguments:)`` says on stderr.
    func run() throws {
      let (store, settings) = try data.openStore()
      var setup = data.setup(settings)
      print("Modifier groups: \(try setup.importModifiers(file, into: store)).")
      try store.close()
    }
  }

  /// `pos import combos FILE.csv`.
  struct CombosCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "combos", abstract: "Add and change combos; all of the file or nothing.",
      discussion: """
        Columns: \(ComboFile.columns.joined(separator: ",")), and perhaps active (yes or no).
        A row is a slot of the combo whose price the product of that PLU has. Its choices are PLUs
        joined by |, each perhaps with what it adds: 301|306+0.50.
        """)

    @OptionGroup var data: DataOptions
    @Argument(help: "The file.") var file: String

    /// Brings the file in.
    ///
    /// - Throws: what ``PosCommand/run(arguments:)`` says on stderr.
    func run() throws {
      let (store, settings) = try data.openStore()
      var setup = data.setup(settings)
      print("Combos: \(try setup.importCombos(file, into: store)).")
      try store.close()
    }
  }

  /// `pos import discounts FILE.csv`.
  struct DiscountsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "discounts", abstract: "Add and change discounts; all of the file or nothing.",
      discussion: """
        Columns: \(DiscountFile.columns.joined(separator: ",")), and perhaps active (yes or no).
        Scope is item, check or case. A value is 10%, 2.00, =5.00 (a fixed price) or 3 for 5.00
        (scope case). Products are PLUs joined by |. A time is 16:00-18:00 or Mon-Fri 16:00-18:00.
        """)

    @OptionGroup var data: DataOptions
    @Argument(help: "The file.") var file: String

    /// Brings the file in.
    ///
    /// - Throws: what ``PosCommand/run(arguments:)`` says on stderr.
    func run() throws {
      let (store, settings) = try data.openStore()
      var setup = data.setup(settings)
      print("Discounts: \(try setup.importDiscounts(file, into: store)).")
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
