import TerminalUI
import Testing

struct ListWindowTests {
  @Test(arguments: [
    (3, 2, 5, 0, 0), (10, 0, 4, 0, 0), (10, 4, 4, 0, 1), (10, 9, 4, 0, 6), (10, 5, 4, 3, 3),
    (10, 2, 4, 5, 2), (10, 3, 4, 99, 3), (0, 0, 4, 7, 0), (10, 3, 0, 2, 0), (10, -5, 4, -3, 0),
    (10, 99, 4, 0, 6),
  ])
  func `the picked row stays visible and the list moves no more than it must`(
    count: Int, selected: Int, height: Int, previous: Int, offset: Int
  ) {
    #expect(
      ListWindow.offset(count: count, selected: selected, height: height, previous: previous)
        == offset)
  }

  @Test func `with nothing picked the list stays, but never beyond its end`() {
    #expect(ListWindow.offset(count: 10, selected: nil, height: 4, previous: 3) == 3)
    #expect(ListWindow.offset(count: 5, selected: nil, height: 4, previous: 3) == 1)
  }
}
