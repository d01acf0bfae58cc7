import Testing

struct SwiftLexerTests {
  private func words(_ text: String) -> [String] { SwiftLexer.read(text).tokens.map(\.text) }

  @Test func `words, numbers and symbols are told apart`() {
    let kinds = SwiftLexer.read("let a_1 = 2.5+x").tokens.map(\.kind)
    #expect(kinds == [.word, .word, .symbol, .number, .symbol, .word])
  }

  @Test func `a fraction is one number, a range and a tuple member are not`() {
    #expect(
      words("1.5 0...5 0..<5 pair.0.1 1_000.25") == [
        "1.5", "0", ".", ".", ".", "5", "0", ".", ".", "<", "5", "pair", ".", "0", ".", "1",
        "1_000.25",
      ])
  }

  @Test(arguments: [
    "a \"{ // }\" b", "a \"\\\"{\" b", "a #\"\"{\"# b", "a \"\"\"\n  {\"{\n  \"\"\" b", "a \"\" b",
    "a #\"\"\"\n \"\"\" \\( \n\"\"\"# b", "a \"\"\"\n \\\n {\n\"\"\" b",
  ]) func `what a string says is no code`(text: String) {
    #expect(words(text) == ["a", "\"", "b"])
  }

  @Test func `what is interpolated is code`() {
    #expect(
      words(#""a\(f("}", g(1)))b" c"#) == [
        "\"", "(", "f", "(", "\"", ",", "g", "(", "1", ")", ")", ")", "c",
      ])
    #expect(words(##"#"a\(b)\#(c)"# d"##) == ["\"", "(", "c", ")", "d"])
  }

  @Test func `comments are no code, but their lines are known`() {
    let code = SwiftLexer.read("a // {\n/* { /* { */ \n } */ b\n/// c\nd")
    #expect(code.tokens.map(\.text) == ["a", "b", "d"])
    #expect(code.tokens.map(\.line) == [1, 3, 5])
    #expect(code.commentLines == [1, 2, 3, 4])
  }

  @Test func `a raw identifier is one word, whatever it says`() {
    #expect(
      words("func `a \"quoted { name`() {}") == [
        "func", "`a \"quoted { name`", "(", ")", "{", "}",
      ])
  }

  @Test func `a regex literal is no code, a division is`() {
    #expect(words("x = /[\"{]\\/+/ y") == ["x", "=", "/", "y"])
    #expect(words("x = #/\"{/# y") == ["x", "=", "/", "y"])
    #expect(words("a / b / c") == ["a", "/", "b", "/", "c"])
    #expect(words("(a)/(b)") == ["(", "a", ")", "/", "(", "b", ")"])
  }

  @Test(arguments: ["\"", "\"\\", "\"\\(", "#\"", "`", "/*", "#/", "\"\"\"\n", "1.", "a("])
  func `text that breaks off is read to its end`(text: String) {
    #expect(!SwiftLexer.read("x \(text)").tokens.isEmpty)
  }
}
