import Logging
import POSCore
import POSModel
import POSScreens
import TerminalUI

/// One till at work: a screen, the store behind it, and what goes between them.
///
/// Each input is followed until nothing is asked any more, so keys are served in order and a
/// recording has one ending.
struct TillSession: ScreenSession {
  private var screen: TillScreen
  private var context: ScreenContext
  private var size: Size
  private var runner: EffectRunner
  private let time: any TimeSource
  private var view: StoreView
  /// The business day the exposures are of.
  private var day: CalendarDay
  /// Whether the screen asked to leave.
  private(set) var isOver = false

  /// A till nobody is logged in to.
  ///
  /// - Throws: `StoreFailure` when the store cannot be read.
  init(
    runner: EffectRunner, time: any TimeSource, ids: IDSource, size: Size, notice: String
  ) throws {
    let store = runner.store
    (self.runner, self.time, self.size) = (runner, time, size)
    self.runner.seen = try store.arrivals()
    view = StoreView(
      rules: try store.rules(), menu: try store.menu(), openChecks: try store.openCheckCount(),
      notice: notice)
    view.arrival = self.runner.seen
    try view.takeCatalogue(of: store)
    view.stock = try store.stock()
    view.exposures = try store.exposures(under: view.rules)
    view.takeTroubles(try store.troubles(), on: store.realm.device)
    view.sync = runner.hasCloud ? try store.syncState() : nil
    view.opensDrawer = view.rules.printing.opensDrawer(of: store.realm.device)
    let now = time.now()
    day = time.local(now).businessDay(startHour: view.rules.dayStartHour)
    context = ScreenContext(
      now: now, offsetSeconds: time.offsetSeconds(at: now), device: store.realm.device, ids: ids)
    screen = TillScreen(store: view, size: size)
  }

  var isAskingByKey: Bool { screen.isAskingByKey }
  mutating func scan(_ code: String) { take(.scanned(code)) }
  mutating func press(_ key: Key) { take(.key(key)) }
  mutating func resize(_ size: Size) {
    self.size = size
    take(.resized(size))
  }
  mutating func tick() {
    take(.tick)
    // What tenders took offline is counted by the day: a new one begins with nothing.
    let today = time.local(time.now()).businessDay(startHour: view.rules.dayStartHour)
    guard today != day else { return }
    day = today
    if let view = refreshCounts() { take(.storeChanged(view)) }
  }

  /// Takes one input, and all that follows from it.
  private mutating func take(_ input: Input) {
    var pending = [input]
    while !pending.isEmpty, !isOver {
      context.setClock(time)
      let effects = screen.update(pending.removeFirst(), &context)
      for effect in effects {
        guard let answer = runner.answer(effect) else {
          isOver = true
          return
        }
        if answer.isChangedMeanwhile, let view = refresh(evenWithoutNews: true) {
          pending.append(.storeChanged(view))
        }
        pending.append(.answered(answer))
        if mayChangeCounts(effect), let view = refreshCounts() {
          pending.append(.storeChanged(view))
        }
      }
    }
  }

  mutating func takeNews() -> Bool {
    guard let view = refresh(evenWithoutNews: false) else { return false }
    take(.storeChanged(view))
    return true
  }

  mutating func frame() -> Surface {
    context.setClock(time)
    var surface = Surface(size: size)
    screen.render(into: &surface, context)
    return surface
  }

  /// Whether what is left of products, or what is at risk offline, may be other after an effect.
  private func mayChangeCounts(_ effect: Effect) -> Bool {
    switch effect {
    // Of what is at risk, only what is given back makes less.
    case .check(let wish): !view.stock.isEmpty || wish.command is RefundCheck
    case .countStock: true
    case .pay(let wish): wish.isOffline
    case .logIn: true
    default: false
    }
  }

  /// What is left and what is at risk, after this till's own change; nil when nobody counts.
  private mutating func refreshCounts() -> StoreView? {
    let store = runner.store
    do {
      let (stock, exposures) = (
        try store.stock(), try store.exposures(under: view.rules)
      )
      guard stock != view.stock || exposures != view.exposures else { return nil }
      (view.stock, view.exposures) = (stock, exposures)
      view.check = try screen.checkID.flatMap { try store.check($0) }
      view.openChecks = try store.openCheckCount()
      return view
    } catch {
      runner.log.error("store not read", metadata: ["cause": "\(error)"])
      return nil
    }
  }

  /// The store as it stands; nil when there are no news and it is not wanted all the same, or when
  /// it cannot be read now, which the next command will tell.
  private mutating func refresh(evenWithoutNews isWanted: Bool) -> StoreView? {
    let store = runner.store
    do {
      let news = try store.news(since: runner.seen)
      let trouble = view.printerTrouble
      view.takeTroubles(try store.troubles(), on: store.realm.device)
      let sync = try view.sync.map { _ in try store.syncState() }
      let isOther = trouble != view.printerTrouble || sync != view.sync
      view.sync = sync
      guard isOther || isWanted || news.arrival > runner.seen else { return nil }
      view.openChecks = try store.openCheckCount()
      // How printers and the cloud are changes often, and then nothing else did.
      guard isWanted || news.arrival > runner.seen else { return view }
      if news.hasCatalogueChanges {
        view.rules = try store.rules()
        view.opensDrawer = view.rules.printing.opensDrawer(of: store.realm.device)
        view.menu = try store.menu()
        try view.takeCatalogue(of: store)
      }
      if news.hasCatalogueChanges || news.hasStockChanges { view.stock = try store.stock() }
      if news.hasPayments { view.exposures = try store.exposures(under: view.rules) }
      view.check = try screen.checkID.flatMap { try store.check($0) }
      (runner.seen, view.arrival) = (news.arrival, news.arrival)
      return view
    } catch {
      runner.log.error("store not read", metadata: ["cause": "\(error)"])
      return nil
    }
  }
}

extension Answer {
  /// Whether the screen acted on a check that is not as it showed it.
  fileprivate var isChangedMeanwhile: Bool {
    switch self {
    case .checkRefused(.changedMeanwhile), .paymentRefused(.changedMeanwhile): true
    default: false
    }
  }
}

extension StoreView {
  /// Reads what belongs to the menu beside its products.
  ///
  /// - Throws: `StoreFailure`.
  fileprivate mutating func takeCatalogue(of store: Store) throws {
    modifierGroups = Dictionary(
      try store.modifierGroups().map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    combos = try store.combos()
    discountRules = try store.discountRules()
    sellers = try store.employees().filter { $0.isActive && $0.role.maySell }
  }

  /// Takes what is wrong with printers.
  fileprivate mutating func takeTroubles(_ troubles: [PrinterTrouble], on device: DeviceID) {
    takeTroubles(
      troubles.map { ($0.printer, $0.trouble) }, own: rules.printing.receiptPrinter(of: device))
  }
}
