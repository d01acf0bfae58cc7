import POSModel
import Testing

@testable import POSPrinting

struct PNGTests {
  @Test func `a receipt is a PNG that says its size, with sound checksums`() throws {
    var reader = ESCPOSReader()
    let sheet = try #require(reader.read(Sample.receipt).sheets.first)
    let dots = sheet.dots(columns: 32)
    let file = sheet.png(columns: 32)
    #expect(file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    let chunks = chunks(file)
    #expect(chunks.map(\.name) == ["IHDR", "IDAT", "IEND"])
    #expect(number(chunks[0].content.prefix(4)) == 432 && dots.width == 432)
    #expect(number(chunks[0].content.dropFirst(4).prefix(4)) == dots.height)
    #expect(Array(chunks[0].content.suffix(5)) == [8, 0, 0, 0, 0])
    #expect(unpack(chunks[1].content) == pixels(dots))
  }

  @Test func `checksums are those everybody has`() {
    #expect(PNG.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Deflate.adler32(Array("Wikipedia".utf8)) == 0x11E6_0398)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `what is packed can be unpacked`(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...30, using: &chance) {
      let byte = UInt8.random(in: 0...255, using: &chance)
      bytes += Array(repeating: byte, count: Int.random(in: 1...400, using: &chance))
      bytes += bytes.suffix(Int.random(in: 0...300, using: &chance))
    }
    let rowLength = Int.random(in: 1...700, using: &chance)
    #expect(unpack(Deflate.zlib(bytes, rowLength: rowLength)) == bytes)
  }

  private func pixels(_ dots: Dots) -> [UInt8] {
    (0..<dots.height).flatMap { y in [0] + (0..<dots.width).map { dots[$0, y] ? 0 : 255 } }
  }

  private func number(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  private func chunks(_ file: [UInt8]) -> [(name: String, content: [UInt8])] {
    var rest = file.dropFirst(8)
    var chunks: [(name: String, content: [UInt8])] = []
    while !rest.isEmpty {
      let length = number(rest.prefix(4))
      let body = rest.dropFirst(4).prefix(4 + length)
      #expect(number(rest.dropFirst(8 + length).prefix(4)) == Int(PNG.crc32(body)))
      chunks.append((String(decoding: body.prefix(4), as: UTF8.self), Array(body.dropFirst(4))))
      rest = rest.dropFirst(12 + length)
    }
    return chunks
  }

  /// Unpacks a zlib stream of one block of fixed codes, and checks its checksum.
  private func unpack(_ stream: [UInt8]) -> [UInt8] {
    var bits = Bits(bytes: stream.dropFirst(2).dropLast(4))
    #expect(number(stream.prefix(2)) % 31 == 0 && bits.take(3) == 0b011)
    var result: [UInt8] = []
    while case let symbol = bits.symbol(), symbol != 256 {
      guard symbol > 256 else {
        result.append(UInt8(symbol))
        continue
      }
      let length = symbol == 285 ? 258 : 3 + bits.bucket(symbol - 257, step: 4)
      let distance = 1 + bits.bucket(bits.code(5), step: 2)
      for _ in 0..<length { result.append(result[result.count - distance]) }
    }
    #expect(number(stream.suffix(4)) == Int(Deflate.adler32(result)))
    return result
  }
}

private struct Bits {
  let bytes: [UInt8]
  var at = 0

  init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  mutating func take(_ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | code(1) << $1 }
  }

  mutating func code(_ count: Int) -> Int {
    var code = 0
    for _ in 0..<count {
      code = code << 1 | Int(bytes[at / 8] >> (at % 8) & 1)
      at += 1
    }
    return code
  }

  mutating func symbol() -> Int {
    let seven = code(7)
    if seven < 24 { return 256 + seven }
    let eight = seven << 1 | code(1)
    if eight < 0xC0 { return eight - 0x30 }
    if eight < 0xC8 { return 280 + eight - 0xC0 }
    return (eight << 1 | code(1)) - 0x190 + 144
  }

  mutating func bucket(_ code: Int, step: Int) -> Int {
    guard code >= 2 * step else { return code }
    let extra = code / step - 1
    return (step + code % step) << extra + take(extra)
  }
}
