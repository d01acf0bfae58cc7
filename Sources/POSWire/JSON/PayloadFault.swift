/// What is wrong with a payload that is not what its type demands, for people.
public enum PayloadFault {
  /// One sentence, without the period.
  public static func sentence(for error: any Error) -> String {
    guard let error = error as? DecodingError else { return "it cannot be read" }
    switch error {
    case .keyNotFound(let key, let context): return "\(path(context, key)) is missing"
    case .valueNotFound(_, let context): return "\(path(context)) has too little in it"
    case .typeMismatch(_, let context): return "\(path(context)) is of another kind"
    case .dataCorrupted(let context): return "\(path(context)): \(context.debugDescription)"
    @unknown default: return "it cannot be read"
    }
  }

  /// Where in the payload it is.
  private static func path(
    _ context: DecodingError.Context, _ key: (any CodingKey)? = nil
  ) -> String {
    let keys = context.codingPath + (key.map { [$0] } ?? [])
    return keys.isEmpty ? "the payload" : keys.map(\.stringValue).joined(separator: ".")
  }
}
