import CLibCrypt
import Crypto
import Foundation
public import POSModel
import POSWire

/// Turns PINs into what may be kept of them, under a pepper that lives outside the store.
///
/// A PIN has at most eight digits: whoever had the store file alone could try them all, so both
/// what finds its row and what proves it are keyed with the pepper.
public struct PINVault: Sendable {
  private let lookupKey: SymmetricKey
  private let proofKey: SymmetricKey
  private let cost: Int

  /// A vault under `pepper`. `cost` is bcrypt's: each step doubles the work of one hash.
  public init(pepper: [UInt8], cost: Int = 10) {
    precondition(pepper.count >= 16, "a pepper is at least 16 bytes")
    precondition((10...20).contains(cost), "bcrypt's cost is 10 or more")
    func key(_ purpose: String) -> SymmetricKey {
      let code = HMAC<SHA256>.authenticationCode(
        for: Array(purpose.utf8), using: SymmetricKey(data: pepper))
      return SymmetricKey(data: Data(code))
    }
    (lookupKey, proofKey, self.cost) = (key("pin lookup"), key("pin proof"), cost)
  }

  /// Whether a text may be a PIN: 4 to 8 digits.
  public static func isPIN(_ text: String) -> Bool {
    (4...8).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// What finds the row of a PIN's owner.
  public func lookup(of pin: String) -> String {
    SHA256Hex.hex(HMAC<SHA256>.authenticationCode(for: Array(pin.utf8), using: lookupKey))
  }

  /// What is kept of a PIN. `salt` is 16 random bytes.
  ///
  /// - Throws: ``StoreFailure/system(_:)`` when libcrypt refuses.
  public func record(of pin: String, salt: [UInt8]) throws -> PINRecord {
    precondition(salt.count == 16, "bcrypt takes 16 bytes of salt")
    var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
    let made = salt.withUnsafeBytes { bytes in
      crypt_gensalt_rn(
        "$2b$", CUnsignedLong(cost), bytes.bindMemory(to: CChar.self).baseAddress,
        CInt(bytes.count), &setting, CInt(setting.count))
    }
    guard made != nil else { throw StoreFailure.system("libcrypt makes no bcrypt salt") }
    return PINRecord(lookup: lookup(of: pin), hash: try hash(pin, setting: setting))
  }

  /// Whether `hash` was made of this PIN. Always costs one hash.
  ///
  /// - Throws: ``StoreFailure/system(_:)`` when libcrypt refuses the hash's form.
  public func proves(_ pin: String, _ hash: String) throws -> Bool {
    let setting = hash.utf8CString
    let made = Array(try self.hash(pin, setting: Array(setting)).utf8)
    let known = Array(hash.utf8)
    guard made.count == known.count else { return false }
    return zip(made, known).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// A hash no PIN proves, so that a PIN nobody has costs as much as one somebody has.
  ///
  /// - Throws: ``StoreFailure/system(_:)`` when libcrypt refuses.
  func spendOneHash(on pin: String) throws {
    _ = try record(of: pin, salt: [UInt8](repeating: 0, count: 16))
  }

  /// bcrypt over the hex of HMAC-SHA256(pepper, PIN): 64 bytes, within bcrypt's 72.
  private func hash(_ pin: String, setting: [CChar]) throws -> String {
    let proof = SHA256Hex.hex(
      HMAC<SHA256>.authenticationCode(for: Array(pin.utf8), using: proofKey))
    return try withUnsafeTemporaryAllocation(of: crypt_data.self, capacity: 1) { data in
      guard let address = data.baseAddress else {
        throw StoreFailure.system("no memory for bcrypt")
      }
      memset(address, 0, MemoryLayout<crypt_data>.size)
      let made = crypt_rn(proof, setting, address, CInt(MemoryLayout<crypt_data>.size))
      guard let made else { throw StoreFailure.system("libcrypt makes no bcrypt hash") }
      return String(cString: made)
    }
  }
}
