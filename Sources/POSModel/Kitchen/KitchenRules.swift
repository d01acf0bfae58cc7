/// How the kitchens of a store work.
public struct KitchenRules: Sendable, Equatable {
  /// When a ticket's age steps on, in seconds since it was sent.
  public struct Ages: Sendable, Equatable {
    /// From green to orange.
    public var orange: Int
    /// From orange to red.
    public var red: Int

    /// Steps at those ages.
    public init(orange: Int, red: Int) { (self.orange, self.red) = (orange, red) }
  }

  /// What becomes of a ticket that its station has made.
  public enum Expo: String, Sendable, CaseIterable {
    /// It is served.
    case no
    /// It goes on to the expediter, who serves it.
    case yes
    /// It goes on to the expediter, who serves a check once all its stations are done.
    case waits
  }

  /// The steps of all stations that have none of their own.
  public var ages = Ages(orange: 300, red: 600)
  /// The steps of some stations.
  public var stationAges: [StationID: Ages] = [:]
  /// Whether an expediter serves.
  public var expo = Expo.no
  /// For how many minutes the guests' board shows what was served.
  public var boardMinutes = 5

  /// The rules a store begins with.
  public init() {}

  /// The steps of a station.
  public func ages(at station: StationID) -> Ages { stationAges[station] ?? ages }

  /// Reads `300/600 bar=120/240`; nil when it is not that.
  static func ages(from text: String) -> (all: Ages?, stations: [StationID: Ages])? {
    var all: Ages?
    var stations: [StationID: Ages] = [:]
    for word in text.split(separator: " ") {
      let parts = word.split(separator: "=", omittingEmptySubsequences: false)
      let steps = (parts.last ?? "").split(separator: "/", omittingEmptySubsequences: false)
        .map { Int($0) }
      guard steps.count == 2, let orange = steps[0], let red = steps[1],
        (1...86_400).contains(orange), (orange...86_400).contains(red)
      else { return nil }
      let ages = Ages(orange: orange, red: red)
      switch parts.count {
      case 1 where all == nil: all = ages
      case 2 where !parts[0].isEmpty && stations[StationID(String(parts[0]))] == nil:
        stations[StationID(String(parts[0]))] = ages
      default: return nil
      }
    }
    return (all, stations)
  }

  /// The steps as they are typed.
  var agesText: String {
    func text(_ ages: Ages) -> String { "\(ages.orange)/\(ages.red)" }
    let stations = stationAges.sorted { $0.key < $1.key }
      .map { "\($0.key.rawValue)=\(text($0.value))" }
    return ([text(ages)] + stations).joined(separator: " ")
  }
}
