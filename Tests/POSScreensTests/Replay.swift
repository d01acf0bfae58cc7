import POSModel
import POSScreens
import TerminalUI
import Testing

/// Replays key presses against the till, with its own clock and a store in memory.
///
/// Each key is followed until no effect is pending, so a story has one possible ending.
struct Replay {
  private(set) var screen: TillScreen
  private(set) var effects: [Effect] = []
  /// The payments the screen was told of.
  private(set) var taken: [Payment] = []
  var store: FakeStore
  var size: Size
  private var context: ScreenContext

  init(_ store: FakeStore = .grill, size: Size = .smallest) {
    (self.store, self.size) = (store, size)
    screen = TillScreen(store: store.view(showing: nil), size: size)
    context = .atStart
  }

  /// A till where Ana, a cashier, has logged in.
  static func ana(_ store: FakeStore = .grill, size: Size = .smallest) -> Replay {
    var replay = Replay(store, size: size)
    replay.press("1111 Enter")
    return replay
  }

  /// Presses the keys of one recorded line: `"2*101 Enter F8 Enter"`. A word that names no key is
  /// typed character by character.
  mutating func press(_ line: String) {
    for word in line.split(separator: " ") {
      if let key = Key(name: String(word)) { send(.key(key)) } else { type(String(word)) }
    }
  }

  /// Types a text, blanks and all.
  mutating func type(_ text: String) {
    for character in text { send(.key(.character(character))) }
  }

  /// Scans a barcode, as the gate before the screen hands it on while something is asked.
  mutating func scan(_ code: String) { send(.scanned(code)) }

  /// Whether one key is an answer now.
  var isAskingByKey: Bool { screen.isAskingByKey }

  /// Lets time pass, with a tick each second.
  mutating func wait(seconds: Int) {
    for _ in 0..<seconds {
      context.now = context.now.adding(milliseconds: 1000)
      send(.tick)
    }
  }

  mutating func resize(to size: Size) {
    self.size = size
    send(.resized(size))
  }

  /// Another till does something; this one learns of it at once unless `quietly`.
  mutating func elsewhere(quietly: Bool = false, _ effect: Effect) {
    _ = store.answer(effect, at: context.now)
    if !quietly { notice() }
  }

  /// The screen learns how the store stands now.
  mutating func notice() { send(.storeChanged(store.view(showing: screen.checkID))) }

  mutating func send(_ input: Input) {
    var pending = [input]
    while let next = pending.first {
      pending.removeFirst()
      let asked = screen.update(next, &context)
      effects += asked
      for effect in asked {
        let before = counts
        guard let answer = store.answer(effect, at: context.now) else { continue }
        if case .paid(let receipt, _) = answer { taken += [receipt.payment].compactMap { $0 } }
        // As the app does it: news comes with the refusal, or soon after what is no longer open.
        if answer.isChangedMeanwhile { pending.append(news) }
        pending.append(.answered(answer))
        if answer.isNotOpen || counts != before { pending.append(news) }
      }
    }
  }

  /// What is left and what is at risk: the app tells the screen when its own wish changed that.
  private var counts: [String] {
    let view = store.view(showing: nil)
    return view.stock.map { "\($0.key) \($0.value.left ?? -1)" }.sorted()
      + view.exposures.map { "\($0.key) \($0.value)" }.sorted()
  }

  private var news: Input { .storeChanged(store.view(showing: screen.checkID)) }

  /// The frame as it is shown now.
  var surface: Surface {
    var surface = Surface(size: size)
    screen.render(into: &surface, context)
    return surface
  }

  var text: String { surface.text }
  /// The line above the entry line.
  var status: String { surface.text(row: size.rows - 3) }
  /// The entry line.
  var entry: String { surface.text(row: size.rows - 2) }
  /// The keys that work now.
  var footer: String { surface.text(row: size.rows - 1) }
  /// The check on the screen.
  var check: Check? { screen.checkID.flatMap(store.check) }

  func shows(_ words: String) -> Bool { text.contains(words) }
}

extension Replay: CustomTestStringConvertible {
  /// A story that fails shows its frame.
  var testDescription: String { "\n\(text)\n" }
}

extension Answer {
  /// The check is not as the screen showed it.
  var isChangedMeanwhile: Bool {
    switch self {
    case .checkRefused(.changedMeanwhile), .paymentRefused(.changedMeanwhile): true
    default: false
    }
  }

  /// The check is not open any more.
  var isNotOpen: Bool {
    switch self {
    case .checkRefused(.notOpen), .paymentRefused(.checkNotOpen): true
    default: false
    }
  }
}

extension ScreenContext {
  /// Noon at the device L1.
  static var atStart: ScreenContext {
    ScreenContext(
      now: .start, offsetSeconds: 0, device: DeviceID("L1"),
      ids: IDSource(random: SeededGenerator(seed: 7)))
  }
}
