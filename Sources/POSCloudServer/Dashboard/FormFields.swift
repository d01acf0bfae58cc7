import Foundation
import Hummingbird

/// The fields of a form that a browser sent.
struct FormFields: Sendable {
  private let fields: [String: String]

  /// Reads the body of a request.
  ///
  /// - Throws: ``APIError`` when it is no form.
  init(_ request: Request) async throws {
    guard
      request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true
    else { throw APIError.badRequest("A form is needed.") }
    let bytes = try await RequestBodies.bytes(of: request)
    // PostgreSQL keeps no NUL.
    guard let text = String(validating: bytes, as: UTF8.self), !text.contains("%00"),
      !bytes.contains(0)
    else { throw APIError.badRequest("The form is no text.") }
    var fields: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]),
        let value = Self.decoded(parts.dropFirst().first ?? "")
      else { throw APIError.badRequest("The form cannot be read.") }
      fields[name] = value
    }
    self.fields = fields
  }

  /// The field of that name; empty when there is none.
  subscript(name: String) -> String { fields[name] ?? "" }

  /// The version of what the form is about, as its page showed it; one that is none there ever was
  /// one of.
  var version: Int { Int(self["version"]) ?? 0 }

  /// The text as it stands in an address or a cookie.
  static func encoded(_ text: String) -> String {
    let plain = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~")
    // Every Swift text is Unicode, so it always encodes.
    return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
  }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }
}
