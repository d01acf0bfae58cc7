public import POSModel
public import TerminalUI

/// A screen: a value that changes by inputs, asks by effects and draws itself.
///
/// It sees neither store nor terminal nor clock, so the same inputs give the same cells, always.
public protocol Screen: Sendable {
  /// Takes one input and says what is to be done because of it, in order.
  mutating func update(_ input: Input, _ context: inout ScreenContext) -> [Effect]
  /// Writes all cells; changes nothing.
  func render(into surface: inout Surface, _ context: ScreenContext)
}

/// What a screen may know of the world while it works on one input.
public struct ScreenContext: Sendable {
  /// The present moment.
  public var now: Instant
  /// Seconds the store's wall clock is east of UTC.
  public var offsetSeconds: Int
  /// The device the screen runs on.
  public let device: DeviceID
  private var ids: IDSource

  /// A context with its own source of ids.
  public init(now: Instant, offsetSeconds: Int, device: DeviceID, ids: IDSource) {
    (self.now, self.offsetSeconds, self.device, self.ids) = (now, offsetSeconds, device, ids)
  }

  /// The time on the store's wall.
  public var wallClock: String { LocalTime(now, offsetSeconds: offsetSeconds).clock }

  /// A fresh key for a wish.
  public mutating func makeKey() -> IdempotencyKey { IdempotencyKey(from: &ids, at: now) }
  /// A fresh id for a thing to be.
  public mutating func makeID<Entity>() -> ID<Entity> { ids.next(at: now) }
}
