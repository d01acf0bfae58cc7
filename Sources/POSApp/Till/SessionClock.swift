import POSCore
import POSModel
import POSScreens

extension ScreenContext {
  /// Sets the clock to the present.
  mutating func setClock(_ time: any TimeSource) {
    let present = time.now()
    // Clocks are put forward and back on the minute; asking for each key takes a while.
    if present.milliseconds / 60_000 != now.milliseconds / 60_000 {
      offsetSeconds = time.offsetSeconds(at: present)
    }
    now = present
  }
}
