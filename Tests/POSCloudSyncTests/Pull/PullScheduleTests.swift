import POSCloudSync
import POSModel
import Testing

struct PullScheduleTests {
  private static let start = Instant(milliseconds: 1_780_315_200_000)
  private var schedule = PullSchedule()

  private func after(_ milliseconds: Int64) -> Instant {
    Self.start.adding(milliseconds: milliseconds)
  }

  @Test mutating func `nothing is asked before the line is known to be up`() {
    #expect(schedule.begin(at: after(0)) == false)
    schedule.lineIsUp(at: after(1), isNews: false)
    #expect(schedule.begin(at: after(1)) == true)
    #expect(schedule.begin(at: after(1)) == false)
    schedule.lineIsUp(at: after(2), isNews: false)
    #expect(schedule.begin(at: after(2)) == false)
  }

  @Test mutating func `after each answer the next question follows at once`() {
    schedule.lineIsUp(at: after(0), isNews: false)
    #expect(schedule.begin(at: after(0)) == true)
    schedule.end(.got(hasMore: false, milliseconds: 25_000), at: after(25_000))
    #expect(schedule.begin(at: after(25_000)) == true)
    schedule.end(.got(hasMore: true, milliseconds: 10), at: after(25_010))
    #expect(schedule.begin(at: after(25_010)) == true)
    schedule.end(.got(hasMore: false, milliseconds: 10), at: after(25_020))
    #expect(schedule.begin(at: after(25_030)) == false)
    #expect(schedule.begin(at: after(27_020)) == true)
  }

  @Test mutating func `a cloud that fails is asked less and less often, a line that is cut not`() {
    schedule.lineIsUp(at: after(0), isNews: false)
    #expect(schedule.begin(at: after(0)) == true)
    schedule.end(.failed(retryAfter: nil), at: after(0))
    schedule.lineIsUp(at: after(500), isNews: false)
    #expect(schedule.dueAt == after(1_000))
    #expect(schedule.begin(at: after(1_000)) == true)
    schedule.end(.failed(retryAfter: 7_000), at: after(1_000))
    #expect(schedule.dueAt == after(8_000))
    #expect(schedule.begin(at: after(8_000)) == true)
    schedule.end(.cutOff, at: after(8_000))
    #expect(schedule.dueAt == nil)
    schedule.lineIsUp(at: after(9_000), isNews: false)
    #expect(schedule.begin(at: after(9_000)) == true)
  }

  @Test mutating func `when the line is there again, no pause of before is waited for`() {
    schedule.lineIsUp(at: after(0), isNews: false)
    #expect(schedule.begin(at: after(0)) == true)
    schedule.end(.failed(retryAfter: 60_000), at: after(0))
    schedule.lineIsUp(at: after(10), isNews: true)
    #expect(schedule.begin(at: after(10)) == true)
  }
}
