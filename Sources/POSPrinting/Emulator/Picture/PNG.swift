/// Pictures as PNG files: 8-bit grey, not interlaced.
enum PNG {
  /// The file; black dots are 0, white ones 255.
  static func encode(_ dots: Dots) -> [UInt8] {
    // The format has no empty pictures.
    let image = dots.width > 0 && dots.height > 0 ? dots : Dots(width: 1, height: 1)
    let header = bigEndian(image.width) + bigEndian(image.height) + [8, 0, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", header) + chunk("IDAT", compressed(image)) + chunk("IEND", [])
  }

  private static func compressed(_ image: Dots) -> [UInt8] {
    var pixels: [UInt8] = []
    pixels.reserveCapacity((image.width + 1) * image.height)
    for y in 0..<image.height {
      pixels.append(0)
      for black in image.black[(y * image.width)..<((y + 1) * image.width)] {
        pixels.append(black ? 0 : 255)
      }
    }
    return Deflate.zlib(pixels, rowLength: image.width + 1)
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return bigEndian(content.count) + body + bigEndian(Int(crc32(body)))
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// The checksum of a chunk.
  static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc = crcTable[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ (crc >> 8)
    }
    return ~crc
  }

  private static let crcTable: [UInt32] = (0..<256).map { index in
    var crc = UInt32(index)
    for _ in 0..<8 { crc = crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
    return crc
  }
}
