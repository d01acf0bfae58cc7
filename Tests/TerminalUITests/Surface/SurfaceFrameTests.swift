import TerminalUI
import Testing

struct SurfaceFrameTests {
  @Test func `a box has its title in the top line`() {
    var surface = Surface(rows: 4, columns: 14)
    surface.frame(rows: 0..<4, columns: 0..<14, title: "Check #1")
    #expect(
      surface.text == """
        ┌ Check #1 ──┐
        │            │
        │            │
        └────────────┘
        """)
    #expect(surface[0, 0].style == .frame)
    #expect(surface[0, 2].style == .heading)
  }

  @Test func `a long title is cut and a tiny box has none`() {
    var surface = Surface(rows: 2, columns: 8)
    surface.frame(rows: 0..<2, columns: 0..<8, title: "Check #1042")
    #expect(surface.text(row: 0) == "┌ Che… ┐")
    surface.frame(rows: 0..<2, columns: 0..<4, title: "x")
    #expect(surface.text(row: 0).hasPrefix("┌──┐"))
  }

  @Test func `a box over the edge is cut`() {
    var surface = Surface(rows: 2, columns: 4)
    surface.frame(rows: 0..<9, columns: -2..<3, title: nil)
    #expect(surface.text == "──┐\n  │")
  }
}
