import Hummingbird
import POSModel

/// Reads what stands behind the question mark of an address.
struct QueryFields {
  private let request: Request

  /// The query of a request.
  init(_ request: Request) { self.request = request }

  /// The text of that name; nil when there is none.
  ///
  /// - Throws: ``APIError``.
  func text(_ name: String) throws(APIError) -> String? {
    guard let text = request.uri.queryParameters[Substring(name)] else { return nil }
    // PostgreSQL keeps no NUL.
    guard text.utf8.count <= 1000, !text.utf8.contains(0) else {
      throw .badRequest("\(name) must be text of at most 1000 bytes, without NUL.", field: name)
    }
    return String(text)
  }

  /// A count within bounds, or what it is when nothing is said.
  ///
  /// - Throws: ``APIError``.
  func count(
    _ name: String, _ bounds: ClosedRange<Int>, default standard: Int
  ) throws(APIError) -> Int {
    guard let text = try text(name) else { return standard }
    guard let count = Int(text), bounds.contains(count) else {
      throw .badRequest(
        "\(name) must be from \(bounds.lowerBound) to \(bounds.upperBound).", field: name)
    }
    return count
  }
}
