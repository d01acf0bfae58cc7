import Testing

struct DeclarationsTests {
  private func functions(_ text: String) -> [FunctionDeclaration] {
    SwiftLexer.read(text).functions
  }

  @Test func `a signature over several lines belongs to its function`() {
    let found = functions(
      """
      struct S {
        @discardableResult
        public static func make(
          _ make: (Int) throws -> [Int] = { [$0] },
          name: String = "}"
        ) async throws(Refusal)
          -> (Int) -> Int
        {
          { $0 }
        }
      }
      """)
    #expect(
      found == [
        FunctionDeclaration(name: "make", firstLine: 2, line: 3, lastLine: 10, isThrowing: true)
      ])
  }

  @Test func `a requirement has no body, though the next one follows`() {
    let found = functions(
      """
      protocol P {
        func a() throws
        func b() -> Int
        init?(c: Int)
        var d: Int { get throws }
      }
      """)
    #expect(found.map(\.name) == ["a", "b", "init"])
    #expect(found.map(\.lastLine) == [2, 3, 4])
    #expect(found.map(\.isThrowing) == [true, false, false])
  }

  @Test func `a call of an initializer declares nothing`() {
    #expect(functions("let a = B.init(1)\nself.init(2)\nlet c = d.map(E.init)").isEmpty)
  }

  @Test func `a function that takes a throwing one does not throw itself`() {
    #expect(functions("func f(_ g: () throws -> Int) { }").map(\.isThrowing) == [false])
    #expect(functions("func f(_ g: () throws -> Int) rethrows { }").map(\.isThrowing) == [false])
    #expect(functions("func f() -> () throws -> Int { g }").map(\.isThrowing) == [false])
  }

  @Test func `operators and generic functions are functions`() {
    let found = functions(
      "static func < (a: Int, b: Int) -> Bool { true }\nfunc g<T: P>(_ t: T) where T: Q { }")
    #expect(found.map(\.line) == [1, 2])
    #expect(found.map(\.lastLine) == [1, 2])
  }

  @Test func `a type starts at its first attribute`() {
    let types = SwiftLexer.read(
      """
      f(x)
      @available(
        *, deprecated)
      @frozen public nonisolated(unsafe)
        final class A {
        class func make() {}
        package indirect enum B {}
        actor C {}
        let actor = 1
      }
      import struct Foundation.Data
      """
    ).types
    #expect(
      types == [
        TypeDeclaration(name: "A", firstLine: 2, line: 5, isExported: true),
        TypeDeclaration(name: "B", firstLine: 7, line: 7, isExported: true),
        TypeDeclaration(name: "C", firstLine: 8, line: 8, isExported: false),
      ])
  }
}
