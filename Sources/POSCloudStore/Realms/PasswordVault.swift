import CLibCrypt
import Glibc
import POSWire

/// Turns owners' passwords into what may be kept of them: bcrypt over their SHA-256 in hex, since
/// bcrypt takes 72 bytes and no NUL.
struct PasswordVault {
  /// bcrypt's: each step doubles the work of one hash.
  static let cost: CUnsignedLong = 10

  /// What is kept of a password. `salt` is 16 random bytes.
  ///
  /// - Throws: ``CloudFailure/database(_:)`` when libcrypt refuses.
  static func hash(_ password: String, salt: [UInt8]) throws -> String {
    precondition(salt.count == 16, "bcrypt takes 16 bytes of salt")
    var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
    let made = salt.withUnsafeBytes { bytes in
      crypt_gensalt_rn(
        "$2b$", cost, bytes.bindMemory(to: CChar.self).baseAddress, CInt(bytes.count), &setting,
        CInt(setting.count))
    }
    guard made != nil else { throw CloudFailure.database("libcrypt makes no bcrypt salt") }
    return try hash(password, setting: setting)
  }

  /// Whether `hash` was made of this password. Always costs one hash.
  ///
  /// - Throws: ``CloudFailure/database(_:)`` when libcrypt refuses the hash's form.
  static func proves(_ password: String, _ hash: String?) throws -> Bool {
    guard let hash else {
      // Whether there is such an owner must not be told by the time it takes.
      _ = try Self.hash(password, salt: [UInt8](repeating: 0, count: 16))
      return false
    }
    let made = Array(try Self.hash(password, setting: Array(hash.utf8CString)).utf8)
    let known = Array(hash.utf8)
    guard made.count == known.count else { return false }
    return zip(made, known).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// bcrypt over the hex of SHA-256: 64 bytes.
  ///
  /// - Throws: ``CloudFailure/database(_:)`` when libcrypt refuses.
  private static func hash(_ password: String, setting: [CChar]) throws -> String {
    let proof = SHA256Hex.of(Array(password.utf8))
    return try withUnsafeTemporaryAllocation(of: crypt_data.self, capacity: 1) { data in
      guard let address = data.baseAddress else {
        throw CloudFailure.database("no memory for bcrypt")
      }
      memset(address, 0, MemoryLayout<crypt_data>.size)
      let made = crypt_rn(proof, setting, address, CInt(MemoryLayout<crypt_data>.size))
      guard let made else { throw CloudFailure.database("libcrypt makes no bcrypt hash") }
      return String(cString: made)
    }
  }
}
