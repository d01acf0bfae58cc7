import Foundation

/// The lines of a `pos.env`: `NAME=value`, `#` comments, values bare or in double quotes.
struct SettingsFile {
  struct Line {
    let number: Int
    let name: String
    let value: String
  }

  let lines: [Line]

  /// Reads a file; one that does not exist has no lines.
  ///
  /// - Throws: ``BadInput`` with the line that is no setting, or stands twice.
  init(path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      lines = []
      return
    }
    let text = try TextFile.read(path)
    var lines: [Line] = []
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, raw) in all.enumerated() {
      let line = raw.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") { continue }
      func fault(_ reason: String) -> BadInput {
        BadInput(file: path, line: index + 1, reason: reason)
      }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else { throw fault("must be NAME=value") }
      let name = parts[0].trimmingCharacters(in: .whitespaces)
      var value = parts[1].trimmingCharacters(in: .whitespaces)
      if value.hasPrefix("\"") {
        guard value.count >= 2, value.hasSuffix("\"") else {
          throw fault("the quote is not closed")
        }
        value = String(value.dropFirst().dropLast())
      }
      guard !lines.contains(where: { $0.name == name }) else {
        throw fault("\(name) is set twice")
      }
      lines.append(Line(number: index + 1, name: name, value: value))
    }
    self.lines = lines
  }

  var values: [String: String] {
    Dictionary(lines.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  func line(of name: String) -> Int? { lines.first { $0.name == name }?.number }
}
