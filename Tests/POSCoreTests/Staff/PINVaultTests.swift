import POSCore
import POSModel
import Testing

struct PINVaultTests {
  private let vault = PINVault(pepper: Array(repeating: 7, count: 32))
  private let salt = [UInt8](1...16)

  @Test func `a PIN is kept as a bcrypt hash of cost ten, under a salt of its own`() throws {
    let record = try vault.record(of: "1111", salt: salt)
    #expect(record.hash.hasPrefix("$2b$10$"))
    #expect(record.hash.utf8.count == 60)
    #expect(record.lookup.utf8.count == 64)
    let other = try vault.record(of: "1111", salt: salt.reversed())
    #expect(other.hash != record.hash)
    #expect(other.lookup == record.lookup)
    #expect(!"\(record)".contains("1111"))
  }

  @Test func `a hash is proved by its PIN alone`() throws {
    let record = try vault.record(of: "1111", salt: salt)
    #expect(try vault.proves("1111", record.hash))
    for wrong in ["1112", "11111", "111", "", "0000"] {
      #expect(try vault.proves(wrong, record.hash) == false)
    }
  }

  @Test func `under another pepper nothing is found and nothing proved`() throws {
    let record = try vault.record(of: "1111", salt: salt)
    let other = PINVault(pepper: Array(repeating: 8, count: 32))
    #expect(other.lookup(of: "1111") != record.lookup)
    #expect(try other.proves("1111", record.hash) == false)
  }

  @Test func `what finds a PIN and what proves it are not the same`() throws {
    let record = try vault.record(of: "1111", salt: salt)
    #expect(!record.hash.contains(record.lookup.prefix(8)))
    #expect(vault.lookup(of: "1111") != vault.lookup(of: "1112"))
  }

  @Test(arguments: ["no hash", "", "$2b$10$short", "$9z$10$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"])
  func `what is no hash fails rather than lets in`(hash: String) {
    #expect(throws: StoreFailure.self) { try vault.proves("1111", hash) }
  }

  @Test(arguments: [
    ("1111", true), ("12345678", true), ("111", false), ("123456789", false), ("12a4", false),
    ("", false), ("١١١١", false), ("11 1", false), ("-111", false),
  ]) func `a PIN is four to eight digits`(text: String, isPIN: Bool) {
    #expect(PINVault.isPIN(text) == isPIN)
  }
}
