import Crypto

/// Those of the till and those of the cloud.
private let folders = [
  "Sources/POSCore/Schema/Migrations/", "Sources/POSCloudStore/Migrations/Tables/",
]
private let ledger = "Tests/TidyTests/migrations.sha256"

extension SourceTree {
  /// Migrations that differ from what was shipped, by the hashes in `migrations.sha256`.
  ///
  /// Databases have run them already: an edit would part new ones from old ones.
  func editedMigrations() -> [Offence] {
    let present = files.filter { file in
      file.path.hasSuffix(".swift") && folders.contains { file.path.hasPrefix($0) }
    }
    let empty = folders.filter { folder in !present.contains { $0.path.hasPrefix(folder) } }
    guard empty.isEmpty else {
      return empty.map { Offence(path: $0, reason: "has no migration") }
    }
    let listed = listedHashes()
    let faults = present.compactMap { file -> Offence? in
      let hash = file.sha256
      switch listed[file.path] {
      case hash: return nil
      case nil: return file.offence(nil, "is not in \(ledger); add: \(hash)  \(file.path)")
      default: return file.offence(nil, "was edited after it shipped; add a new migration instead")
      }
    }
    let gone = Set(listed.keys).subtracting(present.map(\.path)).sorted()
    return faults + gone.map { Offence(path: $0, reason: "was shipped and is gone") }
  }

  /// The ledger as `sha256sum` writes it, by path.
  private func listedHashes() -> [String: String] {
    let lines = files.first { $0.path == ledger }?.lines ?? []
    let pairs = lines.map { $0.split(separator: " ") }.filter { $0.count == 2 }
    return Dictionary(pairs.map { (String($0[1]), String($0[0])) }) { first, _ in first }
  }
}

extension SourceFile {
  /// What `sha256sum` prints for the file.
  var sha256: String {
    SHA256.hash(data: Array(text.utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
