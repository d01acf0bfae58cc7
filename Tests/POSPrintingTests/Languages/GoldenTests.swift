import Foundation
import POSModel
import POSPrinting
import Testing

struct GoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/golden")

  @Test(arguments: GoldenDocuments.all.map(\.name))
  func `the bytes for the printer are those that were compared`(name: String) throws {
    let document = try #require(GoldenDocuments.all.first { $0.name == name }?.document)
    let bytes = Printer.Language.escpos.bytes(of: document, on: GoldenDocuments.paper)
    let golden = try String(
      contentsOf: Self.folder.appending(path: "\(name).hex"), encoding: .utf8)
    #expect(hex(bytes) == golden, "\(name)")
  }

  @Test func `every file is of a document`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
    #expect(Set(files) == Set(GoldenDocuments.all.map { "\($0.name).hex" }))
  }

  /// Sixteen bytes a line.
  private func hex(_ bytes: [UInt8]) -> String {
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return stride(from: 0, to: digits.count, by: 16).map { start in
      digits[start..<min(start + 16, digits.count)].joined(separator: " ") + "\n"
    }.joined()
  }
}
