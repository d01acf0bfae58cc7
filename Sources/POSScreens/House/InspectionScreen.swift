import POSModel
import TerminalUI

/// What was looked up about the house, over whatever the window shows.
struct InspectionScreen: Sendable, Equatable {
  private let subject: Inspection
  private let findings: [Inspection.Finding]
  private var scroll = Scroll()

  /// Where the texts begin.
  private static let indent = 26

  init(_ subject: Inspection, _ findings: [Inspection.Finding]) {
    (self.subject, self.findings) = (subject, findings)
  }

  /// Takes a key.
  mutating func press(_ key: Key, at desk: Desk) -> HelpScreen.Answer {
    scroll.press(key, count: count(desk), height: height(at: desk), closedBy: .escape, .enter)
  }

  /// The rows of all lines; wherever the till is, a moment is as wide.
  private func count(_ desk: Desk) -> Int { lines(desk.size.columns, offsetSeconds: 0).count }
  private func height(at desk: Desk) -> Int { OrderLayout(desk.size).menuRows }

  /// The keys that work now.
  func keys(at desk: Desk) -> [(key: String, label: String)] {
    Scroll.keys(count: count(desk), height: height(at: desk))
  }

  /// Draws what was found, a name and its text beside it.
  func draw(on surface: inout Surface, _ context: ScreenContext) {
    let area = OrderLayout(surface.size).rows
    surface.fill(rows: area, columns: 0..<surface.columns)
    surface.frame(rows: area, columns: 0..<surface.columns, title: title)
    let lines = lines(surface.columns, offsetSeconds: context.offsetSeconds)
    let height = area.count - 2
    let scrolled = scroll.first(of: lines.count, height: height)
    for (place, line) in lines.dropFirst(scrolled).prefix(height).enumerated() {
      let row = area.lowerBound + 1 + place
      surface.write(line.name, row: row, column: 3, style: .heading, width: Self.indent - 4)
      surface.write(line.text, row: row, column: Self.indent)
    }
    surface.mark(
      above: scrolled, below: max(0, lines.count - scrolled - height), row: area.upperBound - 1,
      rightEdge: surface.columns - 2)
  }

  private var title: String {
    switch subject {
    case .reviews: "What a manager must look at"
    case .diagnosis: "How this till is"
    }
  }

  private func lines(_ columns: Int, offsetSeconds: Int) -> [(name: String, text: String)] {
    guard !findings.isEmpty else { return [("Nothing", "All is well.")] }
    return findings.flatMap { finding in
      let moment = finding.at.map { at in
        let local = LocalTime(at, offsetSeconds: offsetSeconds)
        return "\(local.day.text) \(local.clock) "
      }
      return TextFit.wrapped((moment ?? "") + finding.text, to: columns - Self.indent - 2)
        .enumerated().map { ($0 == 0 ? finding.name : "", $1) }
    }
  }
}
