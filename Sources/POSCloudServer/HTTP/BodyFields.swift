import POSModel
import POSWire

/// Reads the fields of a JSON body; what is wrong is told with the field's name.
struct BodyFields {
  private let json: JSONValue
  /// Where in the body they stand, as a path; nil for the body itself.
  private let place: String?

  /// The fields of a body, or of an object in it, that may have only those: a name that is misspelt
  /// is not passed over, least of all that of an amount.
  ///
  /// - Throws: ``APIError`` when it is no object, or has others.
  init(_ json: JSONValue, fields names: [String], at place: String? = nil) throws(APIError) {
    guard case .object(let members) = json else {
      guard let place else { throw .badRequest("The body must be a JSON object.") }
      throw .unprocessable("bad_field", "\(place) must be a JSON object.", field: place)
    }
    (self.json, self.place) = (json, place)
    if let other = members.keys.filter({ !names.contains($0) }).min() {
      throw bad(other, "is no field of this request")
    }
  }

  /// Text that must be there.
  ///
  /// - Throws: ``APIError``.
  func text(_ name: String) throws(APIError) -> String {
    guard let text = try optionalText(name), !text.isEmpty else {
      throw bad(name, "must be text")
    }
    return text
  }

  /// Text that may be missing.
  ///
  /// - Throws: ``APIError``.
  func optionalText(_ name: String) throws(APIError) -> String? {
    switch json[name] {
    case nil: return nil
    // PostgreSQL keeps no NUL.
    case .string(let text)? where text.utf8.count <= 1000 && !text.utf8.contains(0): return text
    default: throw bad(name, "must be text of at most 1000 bytes, without NUL")
    }
  }

  /// A whole number that must be there.
  ///
  /// - Throws: ``APIError``.
  func number(_ name: String, _ bounds: ClosedRange<Int64>) throws(APIError) -> Int64 {
    guard let number = try optionalNumber(name, bounds) else { throw bad(name, "is missing") }
    return number
  }

  /// A whole number that may be missing.
  ///
  /// - Throws: ``APIError``.
  func optionalNumber(_ name: String, _ bounds: ClosedRange<Int64>) throws(APIError) -> Int64? {
    switch json[name] {
    case nil: return nil
    case .integer(let number)? where bounds.contains(number): return number
    default:
      throw bad(name, "must be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
  }

  /// Whether something is so; it is not when nothing is said.
  ///
  /// - Throws: ``APIError``.
  func flag(_ name: String) throws(APIError) -> Bool {
    switch json[name] {
    case nil: return false
    case .bool(let flag)?: return flag
    default: throw bad(name, "must be true or false")
    }
  }

  /// One of some words.
  ///
  /// - Throws: ``APIError``.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, as: Word.Type
  ) throws(APIError) -> Word {
    guard let word = Word(rawValue: try text(name)) else {
      throw bad(name, "must be one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return word
  }

  /// The members of a list that may be missing.
  ///
  /// - Throws: ``APIError``.
  func list(_ name: String) throws(APIError) -> [JSONValue] {
    switch json[name] {
    case nil: return []
    case .array(let members)? where members.count <= 200: return members
    default: throw bad(name, "must be a list of at most 200")
    }
  }

  /// What is wrong with a field.
  func bad(_ name: String, _ reason: String) -> APIError {
    let field = place.map { "\($0).\(name)" } ?? name
    return .unprocessable("bad_field", "\(field) \(reason).", field: field)
  }
}
