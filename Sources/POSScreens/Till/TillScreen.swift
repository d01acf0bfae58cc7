public import POSModel
public import TerminalUI

/// The till: log-in, order entry, payment and open checks on one screen.
///
/// One wish is with the store at a time, and keys that come meanwhile wait for its answer.
public struct TillScreen: Screen {
  /// What fills the window.
  enum Place: Sendable, Equatable {
    case login(LoginScreen)
    case order
    case payment(PaymentScreen)
    case paid(PaidScreen)
    case checks(CheckList)
    case split(SplitScreen)
    case refund(RefundScreen)
  }

  var desk: Desk
  var place = Place.login(LoginScreen())
  var order = OrderScreen()
  var help: HelpScreen?
  var why: WhyScreen?
  var report: ReportScreen?
  var sync: SyncScreen?
  var inspection: InspectionScreen?
  /// What the list that was asked for is for.
  var listPurpose = CheckList.Purpose.recall
  var approval: ApprovalPrompt?
  var errands = Errands.none
  var status = StatusLine()
  var typedAhead: [ScanGate.Output] = []
  var lastKeyAt: Instant?

  /// A till nobody has logged in to yet.
  public init(store: StoreView, size: Size = .smallest) { desk = Desk(store: store, size: size) }

  /// The check on the screen: whose state the app hands over when somebody else changed it.
  public var checkID: CheckID? { desk.check?.id }

  /// Who works; nil while nobody is logged in.
  public var employee: Employee? { desk.employee }

  /// Takes one input and says what is to be done because of it.
  public mutating func update(_ input: Input, _ context: inout ScreenContext) -> [Effect] {
    desk.clock = LocalTime(context.now, offsetSeconds: context.offsetSeconds)
    switch input {
    case .key(let key): return press(key, &context)
    case .scanned(let code): return take(scan: code, &context)
    case .tick: return tick(&context)
    case .resized(let size):
      desk.size = size
      return []
    case .storeChanged(let view): return take(view, at: context.now)
    case .answered(let answer):
      let effects = take(answer, &context)
      return effects.isEmpty ? pressTypedAhead(&context) : effects
    }
  }

  mutating func press(_ key: Key, _ context: inout ScreenContext) -> [Effect] {
    lastKeyAt = context.now
    switch errands {
    case .sent:
      typedAhead.append(.key(key))
      return []
    case .unsaved(let waiting, _): return press(key, whileUnsaved: waiting, &context)
    case .none: break
    }
    // The first key after news may have been on its way to what stood there before.
    defer { desk.sale.readNews() }
    status.clearMessage()
    let move = move(for: key, at: context.now)
    if move == .unused, case .function = key {
      status.say(.info("\(key.name) does nothing here."))
    }
    let effects = carryOut(move, &context)
    catchUp(at: context.now)
    // What was entered but not done stays in the entry line.
    if effects.isEmpty {
      if status.message?.tone == .alert { order.giveBack() } else { order.accepted() }
    }
    return effects
  }

  private mutating func press(
    _ key: Key, whileUnsaved waiting: [Errand], _ context: inout ScreenContext
  ) -> [Effect] {
    switch key {
    case .enter:
      // Typed on without looking: this Enter ends what was typed, and tries again all the same. One
      // more behind it only tries again: it must not repeat the item.
      if case .key(let last) = typedAhead.last, last != .enter { typedAhead.append(.key(key)) }
      return send(waiting)
    case .escape where errands.mayGiveUp:
      errands = .none
      typedAhead = []
      order.giveBack()
      status.say(.alert("Not saved, and given up."))
    case .function(8):
      // Who goes on to the payment without looking would take money for what is not saved.
      return []
    case .control("q"):
      // A store that will not be written again must not hold the till: the sentence is noted down.
      return [.quit]
    default: typedAhead.append(.key(key))
    }
    return []
  }

  /// Sends wishes, one after the other.
  mutating func send(_ wishes: [Errand]) -> [Effect] {
    guard let first = wishes.first else { return [] }
    errands = .sent(wishes)
    return [first.effect]
  }
}
