import POSTestSupport
import Testing

/// How long a key's frame takes is told from what is drawn after it.
struct FrameTimingTests {
  /// Times the frame of a key that a script draws in two parts, with something between them that
  /// takes a while.
  private func times(between: String) throws -> FrameTimes {
    let script = """
      stty -echo -icanon
      printf ready; read -rsn1
      printf first; \(between); printf second; read -rsn1
      """
    let terminal = try PseudoTerminal(
      executable: "/bin/bash", arguments: ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
    try terminal.read(untilShown: "ready")
    return try terminal.timeFrames(
      after: Array("x".utf8), quiet: .seconds(2), until: { $0.text.contains("second") })
  }

  @Test func `a frame of two parts ends with the second, however long the program works on it`()
    throws
  {
    let times = try times(between: "for ((i = 0; i < 20000; i++)); do :; done")
    #expect(times.own == times.all)
  }

  @Test func `what is drawn after the program waited is no part of the frame`() throws {
    let times = try times(between: "read -rsn1 -t 0.1")
    #expect(times.own + .milliseconds(50) < times.all)
  }
}
