/// Which events a station's tickets are: those of the kitchen, or those of the bar.
public protocol TicketArea: Sendable {
  /// The `aggregateType` of their events, and what the events' types begin with.
  static var aggregateType: AggregateType { get }
}

/// All stations but the bar: `kds.*`.
public enum KitchenArea: TicketArea {
  /// The kitchen's.
  public static let aggregateType = AggregateType.kds
}

/// The bar: `bds.*`.
public enum BarArea: TicketArea {
  /// The bar's.
  public static let aggregateType = AggregateType.bds
}

extension StationID {
  /// Where drinks are made.
  public static let bar = StationID("bar")
  /// What a product names that nobody makes: it is handed over the counter.
  public static let none = StationID("none")
  /// Where products stand that name no station, so that nobody overlooks them.
  public static let unrouted = StationID("unrouted")

  /// Whether its tickets are the bar's.
  public var isBar: Bool { self == .bar }
}
