import Foundation
import Glibc

/// What must never stand in the store: `name=value` lines in the data folder's `secrets`, readable
/// by its owner only, or one file each in systemd's credentials folder.
public struct Secrets: Sendable {
  /// The pepper of all PINs, in hex.
  public static let pinPepper = "PIN_PEPPER"
  /// What proves to the cloud which device this is.
  public static let cloudToken = "CLOUD_TOKEN"

  private let values: [String: String]

  /// Reads the secrets of a folder; credentials come before the file.
  ///
  /// - Throws: ``StoreFailure/secrets(_:reason:)`` when the file is there but open to others, or
  ///   cannot be read.
  public init(_ folder: DataFolder, credentials: String?) throws {
    var values = try Self.file(folder.secrets)
    for name in credentials == nil ? [] : [Self.pinPepper, Self.cloudToken] {
      let path = (credentials ?? "") + "/" + name
      // A credential that was not set is no fault: the file may have it.
      if let text = try? String(contentsOfFile: path, encoding: .utf8) {
        values[name] = text.trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }
    self.values = values
  }

  /// The vault for PINs.
  ///
  /// - Throws: ``StoreFailure/secrets(_:reason:)`` when there is no pepper.
  public func vault(_ folder: DataFolder) throws -> PINVault {
    guard let hex = values[Self.pinPepper] else {
      throw StoreFailure.secrets(folder.secrets, reason: "is missing or has no \(Self.pinPepper)")
    }
    let bytes = stride(from: 0, to: hex.count - 1, by: 2).compactMap { offset in
      UInt8(hex.dropFirst(offset).prefix(2), radix: 16)
    }
    guard bytes.count >= 16, bytes.count * 2 == hex.count, hex.allSatisfy(\.isHexDigit) else {
      throw StoreFailure.secrets(folder.secrets, reason: "has a damaged \(Self.pinPepper)")
    }
    return PINVault(pepper: bytes)
  }

  /// What proves to the cloud which device this is; nil when there is nothing.
  public var cloudToken: String? { values[Self.cloudToken] }

  /// Whether there is a pepper.
  public var hasPepper: Bool { values[Self.pinPepper] != nil }

  /// Writes the first secrets of a new store.
  ///
  /// - Throws: ``StoreFailure`` when the disk refuses.
  public static func begin(_ folder: DataFolder, pepperHex: String) throws {
    try folder.write("\(pinPepper)=\(pepperHex)\n", to: folder.secrets)
  }

  /// The lines of a secrets file; none when it does not exist.
  ///
  /// - Throws: ``StoreFailure/secrets(_:reason:)``.
  private static func file(_ path: String) throws -> [String: String] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [:] }
    guard status.st_mode & 0o077 == 0 else {
      throw StoreFailure.secrets(path, reason: "can be read by others (make it mode 0600)")
    }
    let text: String
    do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
      throw StoreFailure.secrets(path, reason: "cannot be read")
    }
    var values: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { values[String(parts[0])] = String(parts[1]) }
    }
    return values
  }
}
