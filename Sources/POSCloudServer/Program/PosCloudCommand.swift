public import ArgumentParser
import Foundation
import Glibc
import POSCloudStore

/// `pos-cloud`: the server of the head office, and what sets it up.
public struct PosCloudCommand: AsyncParsableCommand {
  /// What `pos-cloud --help` says.
  public static let configuration = CommandConfiguration(
    commandName: "pos-cloud", abstract: "The cloud of a point of sale.",
    discussion: "'pos-cloud demo' is one to look around in.",
    subcommands: [
      ServeCommand.self, MigrateCommand.self, TokenCommand.self, OwnerCommand.self,
      DemoCommand.self,
    ])

  /// The command.
  public init() {}

  /// Runs the program: says on standard error what went wrong, and gives the exit status.
  ///
  /// 0 when all is well, 1 when it could not be done, 2 when what was asked cannot be.
  public static func run(arguments: [String]?) async -> Int32 {
    do {
      let command = try parseAsRoot(arguments)
      guard var command = command as? any AsyncParsableCommand else {
        // The help alone is no command of ours.
        var command = command
        try command.run()
        return 0
      }
      try await command.run()
      return 0
    } catch let failure as CloudFailure {
      Output.complain(failure.sentence)
      if case .badEnrollment = failure { return 2 }
      return 1
    } catch let fault as ListenFault {
      Output.complain(fault.sentence)
      return 1
    } catch let fault as BadFlag {
      Output.complain(fault.reason)
      return 2
    } catch {
      let text = fullMessage(for: error)
      guard exitCode(for: error) == .success else {
        Output.complain(text)
        return exitCode(for: error) == .validationFailure ? 2 : 1
      }
      Output.say(text)
      return 0
    }
  }

  /// Ends the process with an exit status.
  public static func leave(_ status: Int32) -> Never { Glibc.exit(status) }
}

/// A flag or an environment variable that cannot be. Nothing was changed.
struct BadFlag: Error, Equatable {
  /// What is wrong.
  var reason: String
}
