import POSModel

/// The members of a record's payload as people read them: `price 8.60`, `active no`.
struct MemberWords {
  let currency: Currency

  /// A member, with nothing where there is none.
  func text(_ name: String, _ value: JSONValue?) -> String {
    switch (name, value) {
    case (_, nil), (_, .null): "\(Self.words(name)) nothing"
    // How a PIN is known is nobody's to read.
    case ("pin", _): "PIN set"
    case (_, .integer(let number)) where name.hasSuffix(Self.minor):
      "\(Self.words(name)) \(currency.text(Money(minorUnits: number)))"
    case (_, .integer(let parts))
    where name.hasSuffix(Self.perMillion)
      && (0...TaxRate.highestPartsPerMillion).contains(parts):
      "\(Self.words(name)) \(TaxRate(name: "", partsPerMillion: parts).percentText)"
    case (_, let value?): "\(Self.words(name)) \(text(of: value))"
    }
  }

  private func text(of value: JSONValue) -> String {
    switch value {
    case .null: "nothing"
    case .bool(let isSo): isSo ? "yes" : "no"
    case .integer(let number): "\(number)"
    case .string(let text): text.isEmpty ? "empty" : "'\(text)'"
    case .array(let values):
      values.isEmpty ? "none" : values.map { text(of: $0) }.joined(separator: " and ")
    case .object(let members):
      "("
        + members.sorted { $0.key < $1.key }.map { text($0.key, $0.value) }
        .joined(separator: ", ") + ")"
    }
  }

  /// What the units are called that a name ends with: they show in the value.
  private static let minor = "Minor"
  private static let perMillion = "Ppm"

  /// `kitchenName` as `kitchen name`, `priceMinor` as `price`, `isActive` as `active`.
  private static func words(_ name: String) -> String {
    if let word = ["plu": "PLU", "plus": "PLUs", "pin": "PIN"][name] { return word }
    var words: [String] = []
    for character in name {
      if character.isUppercase || words.isEmpty {
        words.append(character.lowercased())
      } else {
        words[words.count - 1].append(character)
      }
    }
    if words.count > 1, ["minor", "ppm", "id"].contains(words.last) { words.removeLast() }
    if words.count > 1, words.first == "is" { words.removeFirst() }
    return words.joined(separator: " ")
  }
}
