import Hummingbird
import POSModel

/// Reads what stands behind the question mark of an address.
struct QueryFields {
  private let request: Request

  /// The query of a request.
  init(_ request: Request) { self.request = request }

  /// The text of that name; nil when there is none.
  func text(_ name: String) -> String? {
    request.uri.queryParameters[Substring(name)].map(String.init)
  }

  /// A count within bounds, or what it is when nothing is said.
  ///
  /// - Throws: ``APIError``.
  func count(
    _ name: String, _ bounds: ClosedRange<Int>, default standard: Int
  ) throws(APIError) -> Int {
    guard let text = text(name) else { return standard }
    guard let count = Int(text), bounds.contains(count) else {
      throw .badRequest(
        "\(name) must be from \(bounds.lowerBound) to \(bounds.upperBound).", field: name)
    }
    return count
  }
}
