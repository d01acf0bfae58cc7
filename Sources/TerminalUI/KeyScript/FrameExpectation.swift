/// Holds a frame against what a step of a script expects.
public enum FrameExpectation {
  /// What is wrong: the line, what was expected and the whole frame; nil when the step holds or
  /// expects nothing.
  /// - Parameter snapshot: The expected frame of a `snapshot` step; nil when there is none on file.
  public static func failure(
    of numbered: NumberedStep, on surface: Surface, snapshot: String? = nil
  ) -> String? {
    guard let complaint = complaint(of: numbered.step, surface, snapshot) else { return nil }
    return "line \(numbered.line): \(complaint)\n\(framed(surface))"
  }

  private static func complaint(
    of step: KeyScript.Step, _ surface: Surface, _ snapshot: String?
  ) -> String? {
    switch step {
    case .expect(let text):
      return row(showing: text, on: surface) == nil
        ? "expected \"\(text)\" on the screen" : nil
    case .expectNot(let text):
      guard let row = row(showing: text, on: surface) else { return nil }
      return "expected no \"\(text)\", but it is on row \(row + 1)"
    case .expectRow(let number, let text):
      guard number <= surface.rows else {
        return "expected \"\(text)\" on row \(number), but there are \(surface.rows) rows"
      }
      guard !surface.text(row: number - 1).contains(text) else { return nil }
      return "expected \"\(text)\" on row \(number)"
    case .snapshot(let name):
      guard let snapshot else { return "expected the frame `\(name)`, but there is none on file" }
      return FrameDifference(expected: snapshot, actual: surface.text).map {
        "expected the frame `\(name)`; - is expected, + is shown\n\($0)"
      }
    default:
      return nil
    }
  }

  private static func row(showing text: String, on surface: Surface) -> Int? {
    (0..<surface.rows).first { surface.text(row: $0).contains(text) }
  }

  /// The frame between two lines, so that empty rows can be seen.
  private static func framed(_ surface: Surface) -> String {
    let line = String(repeating: "-", count: surface.columns)
    return "\(line)\n\(surface.text)\n\(line)"
  }
}
