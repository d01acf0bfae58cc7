extension Currency {
  /// An amount as people read it: `1,234.50`, `-0.05`, `1,234` where there is no minor unit.
  public func text(_ money: Money) -> String {
    let magnitude = money.minorUnits.magnitude
    let unit = UInt64(minorUnitsPerMajor)
    var text = Self.grouped(magnitude / unit)
    if minorDigits > 0 {
      let fraction = String(magnitude % unit)
      text += "." + String(repeating: "0", count: minorDigits - fraction.utf8.count) + fraction
    }
    return money.minorUnits < 0 ? "-" + text : text
  }

  /// Reads an amount as people type it: `20`, `4.5`, `4.50`, `.50`, `1,234.50` are fine.
  ///
  /// Nil when it is no amount, has more digits than the currency, or lies beyond `Money.limit`. A
  /// sign is not read: amounts are typed without.
  public func money(from text: String) -> Money? {
    let bare = text.filter { $0 != "," }
    let parts = bare.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts.first ?? ""
    let fraction = parts.count > 1 ? parts[1] : ""
    guard !(whole.isEmpty && fraction.isEmpty), whole.utf8.count <= 13,
      fraction.utf8.count <= minorDigits, parts.count == 1 || minorDigits > 0,
      Self.isGrouped(text),
      (whole.utf8 + Array(fraction.utf8)).allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let padded = fraction + String(repeating: "0", count: minorDigits - fraction.utf8.count)
    guard let major = Int64(whole.isEmpty ? "0" : whole),
      let minor = Int64(padded.isEmpty ? "0" : padded)
    else { return nil }
    let (product, overflow) = major.multipliedReportingOverflow(by: minorUnitsPerMajor)
    let money = Money(minorUnits: overflow ? .max : product + minor)
    return money.isWithinLimit ? money : nil
  }

  private static func grouped(_ number: UInt64) -> String {
    let digits = String(number)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// Commas, where there are any, stand between groups of three digits.
  private static func isGrouped(_ text: String) -> Bool {
    let whole = text.split(separator: ".", omittingEmptySubsequences: false).first ?? ""
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    guard text.contains(",") else { return true }
    return groups.count > 1 && (1...3).contains(groups[0].utf8.count)
      && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
      && whole.utf8.count(where: { $0 == 44 }) == text.utf8.count(where: { $0 == 44 })
  }
}
