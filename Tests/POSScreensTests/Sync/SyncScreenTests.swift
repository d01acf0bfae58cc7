import POSModel
import POSScreens
import TerminalUI
import Testing

/// How the sync with the cloud stands, as the cashier sees it.
struct SyncScreenTests {
  private func replay(_ sync: SyncState?) -> Replay {
    var store = FakeStore.grill
    store.sync = sync
    return Replay.ana(store)
  }

  private func state(
    _ line: SyncState.Line, queued: Int = 0, refused: [SyncState.Refused] = []
  ) -> SyncState {
    var state = SyncState()
    (state.line, state.queued) = (line, queued)
    (state.refused, state.refusedCount) = (refused, refused.count)
    return state
  }

  private let refused = SyncState.Refused(
    type: "order.paid", seq: 377, origin: DeviceID("L1"), reason: "CONFLICT: another payload")

  private func header(_ replay: Replay) -> String { replay.surface.text(row: 0) }

  @Test func `the header says in a word how it stands, and nothing where there is no cloud`() {
    #expect(header(replay(state(.up))).contains("● Synced   12:00"))
    #expect(header(replay(state(.up, queued: 12))).contains("◐ Syncing 12   12:00"))
    #expect(header(replay(state(.down, queued: 12))).contains("○ Offline 12 queued   12:00"))
    #expect(
      header(replay(state(.up, refused: [refused]))).contains("▲ Sync failed: .sync   12:00"))
    #expect(header(replay(state(.refused))).contains("▲ Sync failed: .sync   12:00"))
    var deaf = state(.up)
    deaf.pullTrouble = .init(at: .start, reason: "the cloud's answer makes no sense")
    #expect(header(replay(deaf)).contains("▲ Sync failed: .sync   12:00"))
    let without = header(replay(nil))
    for mark in ["●", "◐", "○", "▲"] { #expect(!without.contains(mark)) }
  }

  @Test func `where there is no cloud, .sync says so`() {
    var replay = replay(nil)
    replay.enter(".sync")
    #expect(replay.status == " This till has no cloud: CLOUD_URL says where it is.")
  }

  @Test func `.sync shows what happens while it happens`() {
    var sync = state(.up, queued: 12)
    sync.lineSince = .start
    var replay = replay(sync)
    replay.enter(".sync")
    #expect(replay.shows("Line          up since 12:00"))
    #expect(replay.shows("Queued        12"))
    #expect(replay.shows("On its way    nothing"))
    #expect(replay.shows("Last answer   none yet"))
    replay.store.sync?.sending = .init(count: 12, since: .start)
    replay.notice()
    replay.wait(seconds: 3)
    #expect(replay.shows("On its way    12, for 3.0 s"))
    replay.store.sync = state(.up)
    replay.store.sync?.last = .init(
      at: .start, milliseconds: 340, sent: 12, stored: 11, refused: 1)
    replay.store.sync?.trouble = .init(at: .start, reason: "CONFLICT: another payload")
    replay.notice()
    #expect(replay.shows("On its way    nothing"))
    #expect(replay.shows("Last answer   12:00, after 0.3 s: 12 sent, 11 stored, 1 refused"))
    #expect(replay.shows("Trouble       12:00 CONFLICT: another payload"))
    gallery("sync", replay.text)
  }

  @Test func `.sync says why nothing comes from the cloud`() {
    var sync = state(.up)
    sync.pullTrouble = .init(at: .start, reason: "the cloud answered 500")
    var replay = replay(sync)
    replay.enter(".sync")
    #expect(
      replay.shows("Trouble       12:00 nothing comes from the cloud: the cloud answered 500"))
  }

  @Test func `what is wrong is read to its end, with what to do about it`() {
    var sync = state(.refused, refused: [refused])
    sync.trouble = .init(
      at: .start,
      reason: "this store was set back: the cloud has events of L1 from 48 on that are not here. "
        + "Nothing is sent until the newest copy is put in its place")
    sync.refused[0].reason = String(repeating: "another event has this place, ", count: 4) + "end"
    var replay = replay(sync)
    replay.enter(".sync")
    #expect(replay.shows("copy is put in its place"), "\(replay.text)")
    #expect(replay.shows("place, end"), "\(replay.text)")
  }

  @Test func `what was not taken is listed, and s sends it again while the screen stays`() {
    var replay = replay(state(.up, refused: Array(repeating: refused, count: 20)))
    replay.enter(".sync")
    #expect(replay.shows("The cloud did not take 20:"))
    #expect(replay.shows("order.paid L1 377: CONFLICT: another payload"))
    #expect(replay.footer.hasPrefix(" s Sync now, what was not taken too"))
    replay.press("s")
    #expect(replay.effects.last == .syncNow)
    #expect(replay.status == " Syncing now.")
    #expect(replay.shows("The cloud did not take 20:"))
    gallery("sync-refused", replay.text)
  }

  @Test func `any other key closes it and counts`() {
    var replay = replay(state(.up))
    replay.enter(".sync")
    replay.press("102")
    #expect(!replay.shows("Last answer"))
    #expect(replay.entry.hasPrefix(" > 102_"))
    replay.press("Esc")
    replay.enter(".sync")
    replay.press("Esc")
    #expect(!replay.shows("Last answer"))
  }

  @Test func `card and mobile money are asked whether the line is up`() {
    var replay = replay(state(.down))
    replay.press("101 Enter F8 c")
    #expect(replay.status.hasPrefix(" Card needs its network, which is down."))
    replay.press("Esc")
    replay.enter(".online")
    #expect(
      replay.status == " The line to the cloud is down, so card and mobile money are too.")
    replay.store.sync = state(.stranger)
    replay.notice()
    replay.press("F8 c")
    #expect(replay.status.hasPrefix(" Card needs its network, which is down."))
    replay.press("Esc")
    replay.store.sync = state(.up)
    replay.notice()
    replay.press("F8 c")
    #expect(replay.entry.contains("Approval code") || replay.entry.contains("approval code"))
  }

  @Test func `what waits for long, and a till that is shut out, are told where nothing else is`() {
    let many = replay(state(.down, queued: 101))
    #expect(
      many.status == " 101 events have not reached the cloud yet: .sync says why. Selling goes on.")
    #expect(replay(state(.down, queued: 100)).status.allSatisfy { $0 == " " })
    #expect(
      replay(state(.stranger)).status
        == " What answers is not the cloud; perhaps the network wants a log-in: .sync.")
    #expect(
      replay(state(.refused)).status
        == " The cloud takes nothing of this till: .sync says why. Selling goes on.")
  }
}
