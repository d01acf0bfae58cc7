import POSModel
import POSScreens
import TerminalUI
import Testing

/// A kitchen's screen beside a till: one store in memory, one clock.
struct KitchenStory {
  /// The till, where Ana is logged in.
  var till: Replay
  private(set) var screen: KitchenScreen
  private(set) var effects: [KitchenEffect] = []
  private var context = ScreenContext.atStart
  private let size: Size

  init(
    station: String? = nil, isExpo: Bool = false, size: Size = .smallest,
    _ store: FakeStore = .kitchen()
  ) {
    self.size = size
    till = .ana(store)
    screen = KitchenScreen(station: station.map { StationID($0) }, isExpo: isExpo, size: size)
    read()
  }

  /// Types at the till; the kitchen looks at once.
  mutating func ring(_ line: String) {
    till.press(line)
    read()
  }

  /// A whole check: rung, sent and parked.
  mutating func order(_ line: String) { ring(line + " F2 F3 Enter") }

  /// Presses keys in the kitchen.
  mutating func press(_ line: String) {
    for word in line.split(separator: " ") {
      if let key = Key(name: String(word)) {
        send(.key(key))
      } else {
        for character in word { send(.key(.character(character))) }
      }
    }
  }

  /// Lets time pass, with a tick each second.
  mutating func wait(seconds: Int) {
    till.wait(seconds: seconds)
    for _ in 0..<seconds {
      context.now = context.now.adding(milliseconds: 1000)
      send(.tick)
    }
  }

  mutating func resize(to size: Size) { send(.resized(size)) }

  mutating func send(_ input: KitchenInput) {
    let asked = screen.update(input, &context)
    effects += asked
    for effect in asked {
      guard let answer = till.store.answer(effect, at: context.now) else { continue }
      _ = screen.update(.answered(answer), &context)
    }
    if !asked.isEmpty { read() }
  }

  /// The screen reads the store.
  mutating func read() {
    send(.kitchenRead(till.store.kitchen(at: context.now), till.store.rules.kitchen))
  }

  /// Another screen at the same store, that has read it now.
  func beside(station: String? = nil, isExpo: Bool = false) -> KitchenStory {
    var story = self
    story.screen = KitchenScreen(
      station: station.map { StationID($0) }, isExpo: isExpo, size: size)
    story.read()
    return story
  }

  var text: String {
    var surface = Surface(size: size)
    screen.render(into: &surface, context)
    return surface.text
  }

  /// The header.
  var header: String { String(text.split(separator: "\n")[0]) }

  func shows(_ words: String) -> Bool { text.contains(words) }
}

extension KitchenStory: CustomTestStringConvertible {
  /// A story that fails shows its frame.
  var testDescription: String { "\n\(text)\n" }
}
