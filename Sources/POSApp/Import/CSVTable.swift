import Foundation
import SwiftCSV

/// A CSV file, row by row, with the line each row begins on.
struct CSVTable {
  struct Record {
    let line: Int
    let fields: [String]
  }

  /// No name, code or list in a file is longer.
  static let longestField = 200

  let file: String
  let header: [String]
  let records: [Record]

  /// Reads a file that has the columns `required`, and perhaps those of `optional`, in any order.
  ///
  /// - Throws: ``FaultList`` when it is no CSV or has other columns.
  init(file: String, required: [String], optional: [String]) throws {
    self.file = file
    var text: String
    do { text = try TextFile.read(file) } catch { throw FaultList([error]) }
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    var rows: [[String]] = []
    do {
      let csv = try EnumeratedCSV(string: text, delimiter: .comma, loadColumns: false, rowLimit: 0)
      try csv.enumerateAsArray(startAt: 0, rowLimit: nil) { rows.append($0) }
    } catch {
      throw FaultList([Self.fault(file: file, text: text, error)])
    }
    var line = 1
    var records: [Record] = []
    for fields in rows {
      let isBlank = fields.allSatisfy { $0.trimmingCharacters(in: .whitespaces).isEmpty }
      if !isBlank { records.append(Record(line: line, fields: fields)) }
      line += 1 + fields.reduce(0) { $0 + $1.count(where: \.isNewline) }
    }
    guard let first = records.first, first.line == 1 else {
      throw FaultList([BadInput(file: file, line: 1, reason: "the header is missing")])
    }
    header = first.fields.map { $0.trimmingCharacters(in: .whitespaces) }
    self.records = Array(records.dropFirst())
    if header.count == 1, header[0].contains(";") {
      throw FaultList([
        BadInput(file: file, line: 1, reason: "is separated by semicolons: save it with commas")
      ])
    }
    try FaultList.throwing(headerFaults(required: required, optional: optional))
  }

  private func headerFaults(required: [String], optional: [String]) -> [BadInput] {
    func fault(_ reason: String) -> BadInput { BadInput(file: file, line: 1, reason: reason) }
    var faults = required.filter { !header.contains($0) }
      .map { fault("the column '\($0)' is missing") }
    for (index, name) in header.enumerated() {
      if header.firstIndex(of: name) != index {
        faults.append(fault("column \(index + 1): '\(name)' stands twice"))
      } else if !(required + optional).contains(name) {
        faults.append(fault("column \(index + 1): no column '\(name)' is known"))
      }
    }
    return faults
  }

  /// The field of a column, without the blanks around it; empty when the row is too short.
  func field(_ name: String, of record: Record) -> String {
    guard let column = header.firstIndex(of: name), column < record.fields.count else { return "" }
    return record.fields[column].trimmingCharacters(in: .whitespaces)
  }

  /// A fault in one field.
  func fault(_ name: String, of record: Record, _ reason: String) -> BadInput {
    let column = (header.firstIndex(of: name) ?? 0) + 1
    return BadInput(
      file: file, line: record.line, reason: "column \(column) (\(name)): \(reason)")
  }

  /// The faults of a row's shape.
  func shapeFaults(of record: Record) -> [BadInput] {
    guard record.fields.count != header.count else {
      return header.compactMap { name in
        let text = field(name, of: record)
        if text.contains(where: \.isNewline) {
          return fault(name, of: record, "must be one line")
        }
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
          return fault(name, of: record, "holds a control character")
        }
        if text.unicodeScalars.count > Self.longestField {
          return fault(name, of: record, "is longer than \(Self.longestField) characters")
        }
        return nil
      }
    }
    return [
      BadInput(
        file: file, line: record.line,
        reason: "has \(record.fields.count) columns, the header has \(header.count)")
    ]
  }

  /// The fault the parser met: it gives no line, so the first text that shows it is sought.
  private static func fault(file: String, text: String, _ error: any Error) -> BadInput {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var reason = "is no CSV"
    if case CSVParseError.quotation(let message) = error { reason = message }
    func fails(_ count: Int) -> Bool {
      let part = lines.prefix(count).joined(separator: "\n") + "\n"
      do {
        let csv = try EnumeratedCSV(
          string: part, delimiter: .comma, loadColumns: false, rowLimit: 0)
        try csv.enumerateAsArray(startAt: 0, rowLimit: nil) { _ in }
        return false
      } catch { return true }
    }
    var (good, bad) = (0, lines.count)
    while bad - good > 1 {
      let middle = (good + bad) / 2
      if fails(middle) { bad = middle } else { good = middle }
    }
    return BadInput(file: file, line: bad, reason: reason)
  }
}

/// Everything that is wrong with a file. Nothing of it was taken.
struct FaultList: Error, CustomStringConvertible {
  let faults: [BadInput]

  init(_ faults: [BadInput]) { self.faults = faults }

  /// Throws when there is a fault.
  ///
  /// - Throws: ``FaultList``.
  static func throwing(_ faults: [BadInput]) throws {
    if !faults.isEmpty { throw FaultList(faults) }
  }

  var description: String { faults.map(\.description).joined(separator: "\n") }
}
