public import POSModel
public import TerminalUI

/// The kitchen's screen: what is to be made, oldest first, and how far it has come.
///
/// What it shows is what the store said last; it keeps nothing of its own but what is picked.
public struct KitchenScreen: Sendable {
  /// What lies over the cards.
  enum Mode: Sendable, Equatable {
    case cards
    /// What was served, to take back.
    case bumped(picked: Int)
    /// How much of everything is to be made.
    case allDay
    case help
    /// Why a ticket is made again.
    case reason(TicketKey, TypedLine)
  }

  /// Bumps that `u` takes back.
  struct Undo: Sendable, Equatable {
    let tickets: [TicketKey]
    let at: Instant
  }

  /// For how long `u` takes a bump back, in milliseconds.
  static let undoTime: Int64 = 5000

  var filter: KitchenFilter
  /// Whether Tab goes to other stations.
  let staysAtStation: Bool
  var size: Size
  var view = KitchenView()
  var rules = KitchenRules()
  var cards: [KitchenCard] = []
  /// When the store was read last; nil before the first time.
  var readAt: Instant?
  /// The ticket whose card is picked, so that it stays picked while others come and go.
  var picked: TicketID?
  var page = 0
  var mode = Mode.cards
  var status = StatusLine()
  var undo: Undo?

  /// A screen for a station, nil for all, or for the expediter.
  public init(station: StationID?, isExpo: Bool, size: Size) {
    filter = KitchenFilter(station: station, isExpo: isExpo)
    (staysAtStation, self.size) = (isExpo, size)
  }

  /// Takes one input and says what is to be done because of it, in order.
  public mutating func update(
    _ input: KitchenInput, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    switch input {
    case .key(let key):
      status.clearMessage()
      return press(key, &context)
    case .tick: status.tick(at: context.now)
    case .resized(let size): self.size = size
    case .kitchenRead(let view, let rules):
      (self.view, self.rules, readAt) = (view, rules, context.now)
      cards = filter.cards(of: view, rules)
      keepPicked()
    case .notRead: status.say(.alert("The store cannot be read: this may be old."))
    case .answered(.done): break
    case .answered(.unchanged): break
    case .answered(.failed(let sentence)): status.say(.alert("Not saved. \(sentence)"))
    }
    return []
  }

  /// The cards' places on a screen of this size.
  func layout(_ now: Instant) -> CardLayout {
    CardLayout(cards, size: Size(rows: size.rows - 3, columns: size.columns)) {
      card, number, width in
      CardText(
        card: card, number: number, filter: filter, rules: rules, now: now, width: width)
    }
  }

  /// The place of the picked card.
  var pickedPlace: Int? {
    cards.firstIndex { card in card.tickets.contains { $0.id == picked } }
  }

  /// When the picked card has gone, the one that took its place is picked.
  mutating func keepPicked(after place: Int? = nil) {
    guard pickedPlace == nil else { return }
    let next = min(place ?? 0, cards.count - 1)
    picked = cards.indices.contains(next) ? cards[next].first.id : nil
  }
}
