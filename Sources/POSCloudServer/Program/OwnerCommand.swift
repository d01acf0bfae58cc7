import ArgumentParser
import Foundation
import Glibc
import POSCloudStore
import POSModel

/// `pos-cloud owner`: who may use the dashboard.
struct OwnerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "owner", abstract: "Set an owner's password for the dashboard.",
    discussion: """
      The password is read from standard input; an empty line has one made and printed, once.
      """)

  @OptionGroup var database: DatabaseOption
  @Option(help: "The enterprise, such as harbor.") var tenant: String
  @Option(help: "The owner's name.") var name: String

  /// Sets the password.
  ///
  /// - Throws: what ``PosCloudCommand/run(arguments:)`` says.
  func run() async throws {
    // Whoever sees the question may type the answer: it is hidden from then on.
    let typed =
      Output.withoutEcho {
        if isatty(STDIN_FILENO) == 1 { Output.complain("Password, or Enter to have one made:") }
        return readLine()
      } ?? ""
    let password = typed.isEmpty ? Self.password(SystemRandomNumberGenerator()) : typed
    var office = try database.office()
    try office.setOwner(name, password: password, of: TenantID(tenant))
    if typed.isEmpty { Output.say(password) }
  }

  /// A password of twenty letters and digits that are not mistaken for each other: 99 bits.
  static func password(_ random: some RandomNumberGenerator) -> String {
    var random = random
    let letters = Array("23456789abcdefghijkmnpqrstuvwxyz")
    return String((0..<20).map { _ in letters[Int.random(in: letters.indices, using: &random)] })
  }
}
