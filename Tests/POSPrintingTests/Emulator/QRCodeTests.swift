import Testing

@testable import POSPrinting

/// The expected codes were made with another program.
struct QRCodeTests {
  @Test func `a short text is the smallest code`() throws {
    let code = try #require(QRCode(Array("HELLO WORLD".utf8), level: .medium, mask: 2))
    #expect(code.drawing == helloWorld.split(separator: "\n").map(String.init))
  }

  @Test func `an address is dealt to several blocks`() throws {
    let text = "https://pos.example/r/0192f5c2-7d5e-7c1a?t=2150"
    let code = try #require(QRCode(Array(text.utf8), level: .quartile, mask: 5))
    #expect(code.size == 37)
    #expect(code.hexadecimal == address.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  @Test func `a long text says which version it is`() throws {
    let code = try #require(
      QRCode([UInt8](repeating: UInt8(ascii: "x"), count: 106), level: .high, mask: 7))
    #expect(code.size == 57)
    #expect(code.hexadecimal == long.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  @Test func `the mask it chooses is none of the harder ones`() throws {
    let bytes = Array("HELLO WORLD".utf8)
    let chosen = try #require(QRCode(bytes))
    let all = (0..<8).compactMap { QRCode(bytes, mask: $0) }
    #expect(all.count == 8 && Set(all.map(\.hexadecimal)).count == 8 && all.contains(chosen))
  }

  @Test func `what no code can hold makes none`() {
    #expect(QRCode([UInt8](repeating: 0, count: 2953), level: .low)?.size == 177)
    #expect(QRCode([UInt8](repeating: 0, count: 2954), level: .low) == nil)
  }
}

extension QRCode {
  /// Rows of `#` and `.`.
  fileprivate var drawing: [String] {
    (0..<size).map { y in String((0..<size).map { modules[$0, y] ? "#" : "." }) }
  }

  /// Rows as numbers, the rightmost module the lowest bit.
  fileprivate var hexadecimal: [String] {
    drawing.map { row in
      var digits = ""
      let padded = String(repeating: ".", count: (4 - size % 4) % 4) + row
      var nibble = 0
      for (index, module) in padded.enumerated() {
        nibble = nibble << 1 | (module == "#" ? 1 : 0)
        if index % 4 == 3 {
          digits += String(nibble, radix: 16)
          nibble = 0
        }
      }
      return digits
    }
  }
}

private let helloWorld = """
  #######.....#.#######
  #.....#..#.#..#.....#
  #.###.#.###.#.#.###.#
  #.###.#.#.#.#.#.###.#
  #.###.#.#.#.#.#.###.#
  #.....#.##.#..#.....#
  #######.#.#.#.#######
  ........#.#..........
  #.#####...##..#####..
  .##....#.#######.##..
  #.##..##....###..###.
  .###.#..######..###..
  #...#.##.##.##....#.#
  ........###.#....#...
  #######..#.#..#...##.
  #.....#.###..#.#.####
  #.###.#.#..#...#..#.#
  #.###.#.#...######...
  #.###.#.##..#..#..#..
  #.....#...#.##..###..
  #######.#.###...#.##.
  """

private let address = """
  1fd127397f 105bf0cd41 174aa9955d 17496b8b5d 174082a05d 104addc141 1fd555557f 00076d2700
  087c193083 10b00f28dc 1ef9fcdc61 1c83e43740 115c1e7043 1fb2d2f684 0b715b43cb 0a3c5ef4ff
  124203d855 0c8860062c 1afefd9775 1699a266fa 02c4a76af6 0cb89c3b3a 006242ce81 1e207c5a23
  026caa2833 1e98d5b072 14725bc359 16180915a6 1651a72ff9 0010426118 1fd74ded5d 1048326519
  174840abf4 174a741344 1749de00a9 1053ab17b9 1fcf807119
  """

private let long = """
  1fd93adce0dd67f 1053fc58dbe5a41 17422f9b926b65d 17533b8f468825d 175ea397cb4fa5d
  105d2734683e441 1fd55555555557f 0006010c52ccf00 024e9d4fee7fc3b 0f3de222156382d
  0a602b9820d8915 14b0de636494d9b 00e0cc4b9c77678 129d685831b04bf 0156f00686c1bce
  0022e796f6ddfe2 00440e4148e52fa 072b3314076b274 0dc4c9d204889a7 198665dff24fb40
  0cf2354c2e3e431 1a396a10552202f 05606b8b301ad15 14b04e228480d9b 08603ee82c5f679
  131efa5521984bf 09f7706ff6d5bfa 1111870456ddf12 0154eead41e515a 1f1aa1345c6b314
  0df83c47eb88bf7 199c1440ba4f9e0 0b4936c9713e761 1fb7e41fc52228d 00eba906891af45
  102cc5294294d3b 0bfb73e9e777768 12ba795eefb059f 0f77726f30c181e 04be8605d99c532
  12ffe5b2cd675ba 0b0cb20952e94c4 01c9236daec96d7 1386206ecd4f9e0 095906ed5b3e761
  019eff2df02228d 14dd2147aa1ae45 1f002bd14b14f3b 004befafe9375f8 001a9d0c54f071f
  1fcbba1d6c01b5e 1042322c695df12 174f5defcda53fa 175c4602926b397 174973a93e88b75
  1046a0df6df7ab8 1fc90401abaa6ce
  """
