import POSModel
import Testing

struct SyncStateTests {
  private func state(_ line: SyncState.Line, queued: Int = 0, refused: Int = 0) -> SyncState {
    var state = SyncState()
    (state.line, state.queued, state.refusedCount) = (line, queued, refused)
    return state
  }

  @Test func `how it stands is said in one word, the worst first`() {
    #expect(state(.up).summary == .synced)
    #expect(state(.up, queued: 12).summary == .syncing(12))
    #expect(state(.unknown).summary == .synced)
    #expect(state(.down, queued: 12).summary == .offline(12))
    #expect(state(.down, refused: 1).summary == .offline(0))
    #expect(state(.up, queued: 12, refused: 1).summary == .failed)
    #expect(state(.refused, queued: 12).summary == .failed)
    #expect(state(.stranger, queued: 12).summary == .failed)
    var deaf = state(.up)
    deaf.pullTrouble = SyncState.Trouble(at: Instant(milliseconds: 0), reason: "no sense")
    #expect(deaf.summary == .failed)
    deaf.line = .down
    #expect(deaf.summary == .offline(0))
  }

  @Test func `pauses grow to two minutes, and chance spreads them`() {
    let pauses = (1...6).map { SyncBackOff.milliseconds(after: $0, jitter: 0) }
    #expect(pauses == [0, 5_000, 15_000, 45_000, 120_000, 120_000])
    #expect(SyncBackOff.milliseconds(after: 2, jitter: -200) == 4_000)
    #expect(SyncBackOff.milliseconds(after: 5, jitter: 200) == 144_000)
    #expect(SyncBackOff.milliseconds(after: 5, jitter: 9_999) == 144_000)
  }

  @Test func `a line that is gone is tried every few seconds, for ever`() {
    let pauses = [1, 2, 3, 4, 5, 6, 1_000_000].map { SyncBackOff.millisecondsOffline(after: $0) }
    #expect(pauses == [1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000])
  }
}
