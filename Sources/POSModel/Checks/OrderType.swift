/// How the guest takes an order.
public enum OrderType: String, Sendable, Codable, CaseIterable {
  /// At a table of the house.
  case eatIn = "eat_in"
  /// Away from the counter.
  case takeOut = "take_out"
  /// Away in a car.
  case driveThrough = "drive_through"

  /// As a heading on screens and paper: `Take-out`.
  public var title: String {
    switch self {
    case .eatIn: "Eat in"
    case .takeOut: "Take-out"
    case .driveThrough: "Drive-through"
    }
  }
}
