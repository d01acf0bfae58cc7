import Logging
import POSCore
import POSModel
import POSTestSupport
import TerminalUI
import Testing

@testable import POSApp

/// Kitchen screens at work on a real store.
struct KitchenSessionTests {
  private let till: Till

  init() throws { till = try Till.fresh() }

  /// A kitchen screen as another process at the same store would run it.
  private func kitchen(_ station: String? = nil, seed: UInt64 = 2) throws -> KitchenSession {
    let neighbour = try till.neighbour()
    return KitchenSession(
      runner: KitchenRunner(
        store: neighbour.store, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }),
      time: till.clock, ids: IDSource(random: SeededGenerator(seed: seed)),
      size: .smallest, station: station.map { StationID($0) }, isExpo: false)
  }

  /// The guests' board as another process at the same store would run it.
  private func board() throws -> BoardSession {
    BoardSession(
      store: try till.neighbour().store,
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, time: till.clock,
      ids: IDSource(random: SeededGenerator(seed: 3)), size: .smallest)
  }

  private func send(_ plus: String...) throws {
    let check = try till.open()
    for plu in plus { try till.ring(plu, on: check.id) }
    try till.store.perform(SendRound(key: till.key(), actor: till.employee, checkID: check.id))
  }

  /// Looks at the store, and tells whether there was news.
  private func looks(_ session: inout some ScreenSession) -> Bool { session.takeNews() }

  /// The first row of numbers on the board.
  private func row(_ board: inout BoardSession) -> String { board.frame().text(row: 4) }

  private func text(_ session: inout KitchenSession) -> String { session.frame().text }

  @Test func `what a till sends is on the cook's screen at the next look`() throws {
    var kitchen = try kitchen()
    #expect(text(&kitchen).contains("Nothing to make."))
    #expect(looks(&kitchen) == false)
    try send("101", "201")
    #expect(looks(&kitchen))
    #expect(text(&kitchen).contains("Classic burger"))
    #expect(looks(&kitchen) == false)
  }

  @Test func `a station that no product has is told, with those there are`() throws {
    var lost = try kitchen("kichen")
    #expect(text(&lost).contains("No product is made at kichen: there are "), "\(text(&lost))")
    for station in ["bar", "unrouted", nil] {
      var screen = try kitchen(station)
      #expect(!text(&screen).contains("No product"))
    }
  }

  @Test func `what the expediter has served is not taken back by the station`() throws {
    try till.store.perform(
      ChangeSetting(
        key: till.key(), actor: TestStaff.installer, setting: SettingID("kds.expo"), value: "yes"))
    var kitchen = try kitchen("kitchen")
    try send("101")
    _ = looks(&kitchen)
    kitchen.press(.character("1"))
    let ticket = try #require(try till.kitchen().active.first)
    #expect(ticket.status == .ready)
    try till.mark(ticket.key, .bumped)
    kitchen.press(.character("u"))
    #expect(text(&kitchen).contains("Not taken back"), "\(text(&kitchen))")
    #expect(try till.kitchen().active.isEmpty)
  }

  @Test func `a screen that missed every notice reads all the same within seconds`() throws {
    var (kitchen, board) = (try kitchen(), try board())
    try send("101")
    for _ in 0..<5 {
      till.clock.advance(milliseconds: 1_000)
      kitchen.tick()
      board.tick()
    }
    #expect(text(&kitchen).contains("Classic burger"))
    #expect(row(&board).contains("A1"))
  }

  @Test func `two screens on one station agree, and bumping what is bumped changes nothing`() throws
  {
    try send("101")
    try send("101")
    var (one, two) = (try kitchen("kitchen"), try kitchen("kitchen", seed: 3))
    one.press(.character("1"))
    // The other has not looked yet, and bumps the same card.
    two.press(.character("1"))
    #expect(looks(&one) == false)
    #expect(text(&one).contains("1 open"))
    #expect(text(&two).contains("1 open"))
    #expect(text(&two).contains("A2"))
    two.press(.character("1"))
    #expect(looks(&one))
    #expect(text(&one).contains("0 open"))
    #expect(try till.store.verify() == [])
  }

  @Test func `the bar's marks are the bar's events`() throws {
    try send("201")
    var bar = try kitchen("bar")
    for key: Key in [.character("s"), .character("d"), .enter] { bar.press(key) }
    #expect(text(&bar).contains("0 open"))
    #expect(try till.store.verify() == [])
  }

  @Test func `a cook makes a ticket once more`() throws {
    try send("101")
    var kitchen = try kitchen("kitchen")
    for key: Key in [.character("f"), .character("x"), .enter] { kitchen.press(key) }
    #expect(text(&kitchen).contains("REMAKE: x"))
    #expect(text(&kitchen).contains("2 open"))
  }

  @Test func `Ctrl-Q leaves`() throws {
    var kitchen = try kitchen()
    kitchen.press(.control("q"))
    #expect(kitchen.isOver)
  }

  @Test func `the board shows what is being made, and what is ready`() throws {
    var board = try board()
    try send("101")
    #expect(looks(&board))
    #expect(row(&board).prefix(40).contains("A1"))
    var kitchen = try kitchen()
    kitchen.press(.character("1"))
    #expect(looks(&board))
    #expect(row(&board).dropFirst(40).contains("A1"))
  }
}
