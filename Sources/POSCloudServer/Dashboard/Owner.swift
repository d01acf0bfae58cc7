import POSCloudStore
import POSModel
import POSWire

/// Who is signed in to the dashboard.
struct Owner: Sendable, Equatable {
  /// The enterprise.
  var tenant: TenantID
  /// The owner's name.
  var name: String
  /// What the browser keeps; the database has only its hash.
  var secret: String

  /// How the owner is named in the log of events.
  var employee: EmployeeID { .owner(name) }

  /// What stands in the database for it.
  var sessionHash: String { Self.hash("session", secret) }

  /// What a form of this session carries, so that no other site can send one.
  var formMark: String { Self.hash("form", secret) }

  private static func hash(_ kind: String, _ secret: String) -> String {
    SHA256Hex.of("\(kind)\n\(secret)".utf8)
  }
}
