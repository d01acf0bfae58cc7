import POSTestSupport
import Testing

/// Tills, printers and print agents as processes, and a plug that is pulled on the agents.
struct PrintCrashTests {
  @Test func `every label and receipt is printed, however often the agents are killed`() throws {
    let bar = try BusyBar(.init(checks: 10, pieces: 3, kills: 3, drops: 1, seed: 5), on: .memory)
    let outcome = try bar.run()
    #expect(outcome.faults == [])
    #expect(outcome.jobs == 80)
  }
}
