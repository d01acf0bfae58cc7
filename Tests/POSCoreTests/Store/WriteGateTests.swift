import Foundation
import Glibc
import POSTestSupport
import Synchronization
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

  @Test func `who came first passes first, also before one who has just passed`() throws {
    let path = path
    let order = Order()
    // However busy the machine is: nobody loses patience.
    let long = Duration.seconds(600)
    let holder = try WriteGate(path: path, patience: long, turnPatience: long)
    try holder.pass {
      for place in 1...4 {
        Thread.detachNewThread {
          do {
            try WriteGate(path: path, patience: long, turnPatience: long)
              .pass { order.add(place) }
          } catch { Issue.record("\(error)") }
        }
        while !Self.isQueued(place, at: path) { sched_yield() }
      }
    }
    // Those before may not have woken up yet; still they are before.
    try holder.pass { order.add(5) }
    #expect(order.places == [1, 2, 3, 4, 5])
  }

  @Test func `one who was stopped in the queue holds nobody up for long`() throws {
    _ = try WriteGate(path: path)
    let stopped = open(path, O_RDWR)
    GateQueue(descriptor: stopped).waitForTurn()
    #expect(try WriteGate(path: path).pass { 7 } == 7)
    close(stopped)
  }

  /// Whether so many numbers have been drawn.
  private static func isQueued(_ count: Int, at path: String) -> Bool {
    var number: Int64 = 0
    let file = open(path, O_RDONLY)
    defer { close(file) }
    return pread(file, &number, 8, 0) == 8 && number == count
  }
}

/// Who passed, in order.
private final class Order: Sendable {
  private let passed = Mutex<[Int]>([])

  var places: [Int] { passed.withLock { $0 } }

  func add(_ place: Int) { passed.withLock { $0.append(place) } }
}
