import ArgumentParser

/// Plays tills against a store, for tests that need whole processes.
@main
struct PosSim: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pos-sim", abstract: "Plays tills against a store.",
    subcommands: [Make.self, Fill.self, Serve.self, Commands.self, Keep.self])
}

/// Where the store is; what every subcommand takes.
struct StoreOptions: ParsableArguments {
  @Option(help: "The data folder of the store.") var data: String
}
