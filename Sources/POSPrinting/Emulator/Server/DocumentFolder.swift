import Foundation

/// The folder where documents are kept: bytes, text and picture of each under one number.
struct DocumentFolder: Sendable {
  private let folder: URL
  private let columns: Int
  /// The number of the document kept last.
  private(set) var last: Int

  /// Makes the folder if it is not there, and goes on counting behind what is in it.
  ///
  /// - Throws: `PrintEmulator.Failure.folder` if it cannot be made or read.
  init(_ path: String, columns: Int) throws(PrintEmulator.Failure) {
    folder = URL(fileURLWithPath: path, isDirectory: true)
    self.columns = columns
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      last = names.compactMap { Int($0.prefix { $0.isASCII && $0.isNumber }) }.max() ?? 0
    } catch {
      throw .folder(path, reason: error.localizedDescription)
    }
  }

  /// Keeps a document under the next number. Its bytes come last: when they are there, all is.
  ///
  /// - Throws: what the file system says.
  mutating func keep(_ sheet: Sheet, _ bytes: [UInt8]) throws {
    last += 1
    let digits = String(last)
    let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    try write(sheet.png(columns: columns), name + ".png")
    try write(Array(sheet.text(columns: columns).utf8), name + ".txt")
    try write(bytes, name + ".bin")
  }

  /// A file is there whole or not at all.
  ///
  /// - Throws: what the file system says.
  private func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name), options: .atomic)
  }
}
