@testable import POSPrinting

/// Receipts in ESC/POS, for tests.
enum Sample {
  static let qr: [UInt8] = [
    0x1D, 0x28, 0x6B, 4, 0, 49, 65, 50, 0,
    0x1D, 0x28, 0x6B, 3, 0, 49, 67, 4,
    0x1D, 0x28, 0x6B, 3, 0, 49, 69, 49,
    0x1D, 0x28, 0x6B, 8, 0, 49, 80, 48, 0x10, 0x04, 0x01, 0x41, 0x42,
    0x1D, 0x28, 0x6B, 3, 0, 49, 81, 48,
  ]

  /// Two rows of 16 dots that look like a question for the status.
  static let image: [UInt8] = [0x1D, 0x76, 0x30, 0, 2, 0, 2, 0, 0x10, 0x04, 0x01, 0xFF]

  static let cut: [UInt8] = [0x1D, 0x56, 66, 0]

  /// Something of everything.
  static let receipt: [UInt8] =
    ([
      [0x1B, 0x40, 0x1B, 0x74, 19, 0x1B, 0x61, 1], image,
      [0x1D, 0x21, 0x11], text("CAFE"), [0x1D, 0x21, 0, 0x1B, 0x61, 0],
      Array("2 Tea\t5.00 ".utf8), [0xD5, 0x0A],
      [0x1B, 0x45, 1], Array("Total".utf8), [0x1B, 0x45, 0, 0x0D, 0x0A, 0x1B, 0x61, 1], qr,
      [0x1B, 0x7B, 1, 0x1B, 0x64, 2], cut, [0x1B, 0x70, 0, 25, 250],
    ] as [[UInt8]]).flatMap { $0 }

  static func text(_ text: String) -> [UInt8] { Array(text.utf8) + [0x0A] }
}

extension [PrintEvent] {
  var sheets: [Sheet] {
    compactMap { if case .document(let sheet, _) = $0 { sheet } else { nil } }
  }

  var replies: [[UInt8]] {
    compactMap { if case .reply(let bytes) = $0 { bytes } else { nil } }
  }
}

extension ESCPOSReader {
  /// The rows these bytes leave on the paper.
  static func rows(_ bytes: [UInt8]...) -> [Sheet.Row] {
    var reader = ESCPOSReader()
    return (reader.read(bytes.flatMap { $0 }) + reader.finish()).sheets.flatMap(\.rows)
  }

  /// The runs of the first line.
  static func runs(_ bytes: [UInt8]...) -> [Sheet.Run] {
    var reader = ESCPOSReader()
    let sheets = (reader.read(bytes.flatMap { $0 }) + reader.finish()).sheets
    for case .line(let line) in sheets.flatMap(\.rows) { return line.runs }
    return []
  }
}
