import Glibc
import POSTestSupport
import Testing

@testable import POSCore

/// The door for writes: one at a time, and nobody is kept waiting for ever.
struct WriteGateTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/gate" }

  init() throws { folder = try TemporaryFolder() }

  @Test func `who waits at a gate that stays shut is told, and gets through once it opens`() throws
  {
    let gate = try WriteGate(path: path, patience: .milliseconds(20))
    let other = open(path, O_RDWR)
    flock(other, LOCK_EX)
    #expect(throws: StoreFailure.busy(path)) { try gate.pass {} }
    #expect(throws: StoreFailure.busy(path)) { try gate.pass {} }
    close(other)
    // The waits that were given up let go of what they get; whoever comes now has the gate alone.
    let patient = try WriteGate(path: path)
    for _ in 1...100 {
      try patient.pass {
        let third = open(path, O_RDWR)
        #expect(flock(third, LOCK_EX | LOCK_NB) != 0)
        close(third)
      }
    }
  }

  @Test func `the gate is open again after a failure behind it`() throws {
    struct Fault: Error {}
    let gate = try WriteGate(path: path)
    #expect(throws: Fault.self) { try gate.pass { throw Fault() } }
    let other = try WriteGate(path: path, patience: .milliseconds(1))
    #expect(try other.pass { 7 } == 7)
  }
}
