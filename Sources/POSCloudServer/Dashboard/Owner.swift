import Crypto
import POSModel

/// Who is signed in to the dashboard.
struct Owner: Sendable, Equatable {
  /// The enterprise.
  var tenant: TenantID
  /// The owner's name.
  var name: String
  /// What the browser keeps; the database has only its hash.
  var secret: String

  /// What an owner's id in the log of events begins with: no employee of any store has such an id.
  private static let mark = "owner:"

  /// How the owner is named in the log of events.
  var employee: EmployeeID { EmployeeID(Self.mark + name) }

  /// The owner's name in such an id; nil when it is an employee's.
  static func name(in actor: EmployeeID) -> String? {
    actor.rawValue.hasPrefix(mark) ? String(actor.rawValue.dropFirst(mark.count)) : nil
  }

  /// What stands in the database for it.
  var sessionHash: String { Self.hash("session", secret) }

  /// What a form of this session carries, so that no other site can send one.
  var formMark: String { Self.hash("form", secret) }

  private static func hash(_ kind: String, _ secret: String) -> String {
    SHA256.hash(data: Array("\(kind)\n\(secret)".utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
