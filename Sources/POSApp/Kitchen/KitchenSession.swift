import POSCore
import POSModel
import POSScreens
import TerminalUI

/// A screen of the kitchen at work: what it shows is what the store said last.
struct KitchenSession: ScreenSession {
  private var screen: KitchenScreen
  private var context: ScreenContext
  private var reader: KitchenReader
  private let runner: KitchenRunner
  private let time: any TimeSource
  private var size: Size
  private(set) var isOver = false

  /// A screen that has read the kitchen as it stands.
  init(
    runner: KitchenRunner, time: any TimeSource, ids: IDSource, size: Size, station: StationID?,
    isExpo: Bool
  ) {
    let (store, now) = (runner.store, time.now())
    (self.runner, self.time, self.size) = (runner, time, size)
    reader = KitchenReader(store: store, log: runner.log)
    context = ScreenContext(
      now: now, offsetSeconds: time.offsetSeconds(at: now), device: store.realm.device, ids: ids)
    screen = KitchenScreen(station: station, isExpo: isExpo, size: size)
    read()
    // A store that cannot be read says so itself.
    let stations = StationNotices.stations(of: (try? store.menu().products) ?? []).sorted()
    if let station, station != .unrouted, !stations.isEmpty, !stations.contains(station) {
      take(.noSuchStation(stations))
    }
  }

  mutating func press(_ key: Key) { take(.key(key)) }

  mutating func resize(_ size: Size) {
    self.size = size
    take(.resized(size))
  }

  mutating func tick() {
    take(.tick)
    if reader.isDue(at: context.now) { read() }
  }

  mutating func takeNews() -> Bool {
    guard reader.hasNews() else { return false }
    read()
    return true
  }

  mutating func frame() -> Surface {
    context.setClock(time)
    var surface = Surface(size: size)
    screen.render(into: &surface, context)
    return surface
  }

  /// Takes one input, and all that follows from it.
  private mutating func take(_ input: KitchenInput) {
    context.setClock(time)
    let effects = screen.update(input, &context)
    for effect in effects {
      guard let answer = runner.answer(effect) else {
        isOver = true
        return
      }
      _ = screen.update(.answered(answer), &context)
    }
    if !effects.isEmpty { read() }
  }

  private mutating func read() {
    context.setClock(time)
    let input =
      reader.read(at: context.now).map { KitchenInput.kitchenRead($0.view, $0.rules) } ?? .notRead
    _ = screen.update(input, &context)
  }
}
