import Foundation
import POSCore
import POSTestSupport
import Testing

struct SecretsTests {
  private let folder: TemporaryFolder
  private let pepper = String(repeating: "0a", count: 32)

  init() throws { folder = try TemporaryFolder() }

  private func secrets(_ text: String, mode: Int = 0o600, credentials: String? = nil) throws
    -> Secrets
  {
    try Data(text.utf8).write(to: URL(filePath: folder.data.secrets))
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.data.secrets)
    return try Secrets(folder.data, credentials: credentials)
  }

  @Test func `what was begun is read back, by its owner only`() throws {
    #expect(try Secrets(folder.data, credentials: nil).hasPepper == false)
    try Secrets.begin(folder.data, pepperHex: pepper)
    let vault = try Secrets(folder.data, credentials: nil).vault(folder.data)
    #expect(
      vault.lookup(of: "1111")
        == PINVault(pepper: Array(repeating: 10, count: 32)).lookup(of: "1111"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.data.secrets)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(arguments: [0o640, 0o604, 0o660, 0o777])
  func `a file others can read is refused`(mode: Int) {
    #expect(throws: StoreFailure.self) { try secrets("PIN_PEPPER=\(pepper)", mode: mode) }
  }

  @Test(arguments: [
    "", "OTHER=1", "PIN_PEPPER=", "PIN_PEPPER=0a0b", "PIN_PEPPER=xyz", "#PIN_PEPPER=00",
    "PIN_PEPPER=0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0", "PIN_PEPPER=+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a",
  ]) func `a pepper that is missing or damaged opens no vault`(text: String) throws {
    let secrets = try secrets(text)
    #expect(throws: StoreFailure.self) { try secrets.vault(folder.data) }
  }

  @Test func `the cloud's token stands beside the pepper, in the file or as a credential`() throws {
    #expect(try secrets("PIN_PEPPER=\(pepper)").cloudToken == nil)
    let file = "PIN_PEPPER=\(pepper)\nCLOUD_TOKEN=abc.def=\n"
    #expect(try secrets(file).cloudToken == "abc.def=")
    let credentials = try TemporaryFolder()
    try Data("ghi\n".utf8).write(to: URL(filePath: credentials.path + "/CLOUD_TOKEN"))
    #expect(try secrets(file, credentials: credentials.path).cloudToken == "ghi")
  }

  @Test func `a credential comes before the file`() throws {
    let credentials = try TemporaryFolder()
    let other = String(repeating: "0b", count: 32)
    try Data("\(other)\n".utf8).write(to: URL(filePath: credentials.path + "/PIN_PEPPER"))
    let vault = try secrets("PIN_PEPPER=\(pepper)", credentials: credentials.path)
      .vault(folder.data)
    #expect(
      vault.lookup(of: "1") == PINVault(pepper: Array(repeating: 11, count: 32)).lookup(of: "1"))
    let without = try Secrets(folder.data, credentials: folder.path)
    #expect(without.hasPepper)
  }
}
