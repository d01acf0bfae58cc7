import Synchronization
import Testing

@testable import POSCloudServer

struct TurnsTests {
  /// Counts who is in it.
  private final class Room: Sendable {
    private let inside = Mutex(0)

    func enter() -> Int {
      inside.withLock { inside in
        inside += 1
        return inside
      }
    }

    func leave() { inside.withLock { $0 -= 1 } }
  }

  @Test func `one at a time has its turn, and all who may wait get theirs`() async {
    let (turns, room) = (Turns(waiting: 50), Room())
    let seen = await withTaskGroup(of: Int?.self, returning: [Int?].self) { group in
      for _ in 0..<50 {
        group.addTask {
          guard await turns.begin() else { return nil }
          defer { turns.end() }
          let count = room.enter()
          await Task.yield()
          room.leave()
          return count
        }
      }
      var seen: [Int?] = []
      for await count in group { seen.append(count) }
      return seen
    }
    #expect(seen == Array(repeating: 1, count: 50))
  }

  @Test func `whoever comes when too many wait is told so at once`() async {
    let turns = Turns(waiting: 0)
    #expect(await turns.begin())
    #expect(await !turns.begin())
    turns.end()
    #expect(await turns.begin())
  }
}
