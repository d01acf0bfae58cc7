/// How the guest takes an order.
public enum OrderType: String, Sendable, Codable, CaseIterable {
  /// At a table of the house.
  case eatIn = "eat_in"
  /// Away from the counter.
  case takeOut = "take_out"
  /// Away in a car.
  case driveThrough = "drive_through"
}
