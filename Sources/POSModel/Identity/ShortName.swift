/// What people may call an enterprise, a store or a device: `harbor`, `s1`, `L1`.
///
/// Such names stand as they are in addresses, tokens and logs, and `L1.2` is a device in its second
/// epoch. What was given another name before this rule keeps it.
public enum ShortName {
  /// What is wrong with a name, to be read behind what it names; nil where nothing is.
  public static func fault(in text: String) -> String? {
    let isFine =
      (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
    return isFine ? nil : "must be 1 to 40 letters, digits, - or _"
  }

  /// The same for a device, which is not called like the cloud.
  public static func fault(inDevice text: String) -> String? {
    fault(in: text) ?? (text == DeviceID.cloud.rawValue ? "must not be '\(text)'" : nil)
  }
}
