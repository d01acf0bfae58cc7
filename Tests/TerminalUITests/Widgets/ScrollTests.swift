import TerminalUI
import Testing

/// A text of thirty rows in a panel of ten.
struct ScrollTests {
  private func first(_ keys: [Key], count: Int = 30) -> Int {
    var scroll = Scroll()
    for key in keys { _ = scroll.press(key, count: count, height: 10) }
    return scroll.first(of: count, height: 10)
  }

  @Test func `arrows go by a row, pages by a panel, and neither beyond an end`() {
    #expect(first([.down, .down, .up]) == 1)
    #expect(first([.pageDown]) == 10)
    #expect(first([.pageDown, .pageDown, .pageDown]) == 20)
    #expect(first([.end, .up]) == 19)
    #expect(first([.end, .home]) == 0)
    #expect(first([.up, .pageUp]) == 0)
    #expect(first([.down, .end], count: 10) == 0)
  }

  @Test func `any other key scrolls nothing, and a panel that grew shows no blanks`() {
    var scroll = Scroll()
    let scrolls = [Key.enter, .end].map { scroll.press($0, count: 30, height: 10) }
    #expect(scrolls == [false, true])
    #expect(scroll.first(of: 30, height: 25) == 5)
  }
}
