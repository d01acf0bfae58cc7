import TerminalUI
import Testing

struct FrameExpectationTests {
  private func failure(_ step: KeyScript.Step, snapshot: String? = nil) -> String? {
    var surface = Surface(rows: 3, columns: 12)
    surface.write("Check #1", row: 0, column: 1)
    surface.write("TOTAL 火 9.50", row: 1, column: 0)
    return FrameExpectation.failure(
      of: NumberedStep(line: 7, step: step), on: surface, snapshot: snapshot)
  }

  @Test func `what is on the screen holds`() {
    #expect(failure(.expect("TOTAL 火")) == nil)
    #expect(failure(.expectRow(1, "Check #1")) == nil)
    #expect(failure(.expectNot("Error")) == nil)
    #expect(failure(.key(.enter)) == nil)
    #expect(failure(.snapshot("paid"), snapshot: " Check #1\nTOTAL 火 9.5\n") == nil)
  }

  @Test func `a failure tells the line, the expectation and the whole frame`() {
    #expect(
      failure(.expect("Change")) == """
        line 7: expected "Change" on the screen
        ------------
         Check #1
        TOTAL 火 9.5

        ------------
        """)
  }

  @Test(arguments: [
    (KeyScript.Step.expectRow(2, "Check"), "expected \"Check\" on row 2"),
    (.expectRow(4, "x"), "but there are 3 rows"),
    (.expectNot("TOTAL"), "expected no \"TOTAL\", but it is on row 2"),
    (.snapshot("paid"), "there is none on file"),
  ])
  func `each expectation has words of its own`(step: KeyScript.Step, words: String) {
    #expect(failure(step)?.contains(words) == true)
  }

  @Test func `a text does not reach over the end of a row`() {
    #expect(failure(.expect("#1\nTOTAL")) != nil)
  }

  @Test func `a snapshot that differs shows the rows that do`() {
    let text = failure(.snapshot("paid"), snapshot: " Check #1\nTOTAL\n\nmore")
    #expect(
      text?.contains(
        "row 2 - TOTAL\nrow 2 + TOTAL 火 9.5\nrow 3 - \nrow 4 - more") == true)
  }
}
