import Logging
import POSCore
import POSModel
import POSScreens
import TerminalUI

/// The guests' board at work.
struct BoardSession: ScreenSession {
  private var screen = BoardScreen()
  private var context: ScreenContext
  private var reader: KitchenReader
  private let time: any TimeSource
  private var size: Size
  private(set) var isOver = false

  /// A board that has read the kitchen as it stands.
  init(store: Store, log: Logger, time: any TimeSource, ids: IDSource, size: Size) {
    let now = time.now()
    (self.time, self.size) = (time, size)
    reader = KitchenReader(store: store, log: log)
    context = ScreenContext(
      now: now, offsetSeconds: time.offsetSeconds(at: now), device: store.realm.device, ids: ids)
    read()
  }

  mutating func press(_ key: Key) { if key == .control("q") { isOver = true } }
  mutating func resize(_ size: Size) { self.size = size }

  mutating func tick() {
    context.setClock(time)
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

  private mutating func read() {
    context.setClock(time)
    if let reading = reader.read(at: context.now) { screen.update(reading.view, reading.rules) }
  }
}
