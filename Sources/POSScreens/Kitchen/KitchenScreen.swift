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
    case bumped(picked: TicketID?)
    /// How much of everything is to be made.
    case allDay
    case help
    /// Which of a card's tickets is made again, and the place of the one that is picked.
    case again([TicketCard], picked: Int)
    /// Why a ticket is made again.
    case reason(TicketCard, TypedLine)
  }

  /// The marks of a card that left the screen by them, which `u` takes back.
  struct Undo: Sendable, Equatable {
    var tickets: [TicketKey]
    let callNumber: String
    /// Where they put the tickets.
    let status: Ticket.Status
    let at: Instant
  }

  /// A key that means it when it is pressed once more: what it would do is another's to do.
  struct Asked: Sendable {
    /// What the question named.
    enum Thing: Hashable, Sendable {
      /// A ticket that is still to be made.
      case toBeMade(TicketID)
      /// A line with so much voided that nobody has seen.
      case void(TicketID, TicketLine)
    }

    let key: Character
    let things: Set<Thing>

    /// Whether another question of the key is about nothing that this one did not name.
    func covers(_ other: Asked) -> Bool { key == other.key && other.things.isSubset(of: things) }
  }

  /// For how long `u` takes a bump back, in milliseconds.
  static let undoTime: Int64 = 5000

  var filter: KitchenFilter
  var size: Size
  var view = KitchenView()
  var rules = KitchenRules()
  var cards: [KitchenCard] = []
  /// Where the cards stand.
  private(set) var layout: CardLayout
  /// When the store was read last; nil before the first time.
  var readAt: Instant?
  /// The ticket whose card is picked, so that it stays picked while others come and go.
  var picked: TicketID?
  var page = 0
  var mode = Mode.cards
  var status = StatusLine()
  /// The last stands last.
  var undo: [Undo] = []
  /// The call number of what `u` was pressed for last.
  var returning = ""
  /// What the next key alone answers.
  var asked: Asked?
  /// The call number of what `v` was pressed for last.
  var seeing = ""
  /// The tickets of which the last key saw no void; the store that is read next tells why.
  var notSeen: [TicketKey] = []
  /// Whether the store that is read next shows what the cook's own key did, and not news.
  private var readsOwnMarks = false
  /// The numbers on the page under which news put another card, and when it did.
  var moved: [Int: Instant] = [:]

  /// A screen for a station, nil for all, or for the expediter.
  public init(station: StationID?, isExpo: Bool, size: Size) {
    filter = KitchenFilter(station: station, isExpo: isExpo)
    self.size = size
    layout = CardLayout([], size: size) { _, _ in preconditionFailure("there are no cards") }
  }

  /// Takes one input and says what is to be done because of it, in order.
  public mutating func update(
    _ input: KitchenInput, _ context: inout ScreenContext
  ) -> [KitchenEffect] {
    switch input {
    case .key(let key):
      // In a window that is too small nobody sees what a key would act on.
      guard size.holds(.smallest) else { return key == .control("q") ? [.quit] : [] }
      status.clearMessage()
      notSeen = []
      let effects = press(key, &context)
      readsOwnMarks = !effects.isEmpty
      return effects
    case .tick: status.tick(at: context.now)
    case .resized(let size):
      self.size = size
      arrange(followsPick: true)
    case .kitchenRead(let view, let rules):
      (self.view, self.rules, readAt) = (view, rules, context.now)
      let before = readsOwnMarks ? [] : numbered
      arrange(followsPick: readsOwnMarks)
      noteMoves(since: before, at: context.now)
      readsOwnMarks = false
      tellNotSeen()
    case .noSuchStation(let stations):
      let names = stations.map(\.rawValue).joined(separator: ", ")
      let name = filter.station.map(CardText.name) ?? "it"
      status.say(.alert("No product is made at \(name): there are \(names)."))
    case .notRead: status.say(.alert("The store cannot be read: this may be old."))
    case .answered(.done): break
    case .answered(.unchanged(let ticket)): forgetUndo(of: ticket)
    case .answered(.seen): tellSeen()
    case .answered(.notSeen(let ticket)): notSeen.append(ticket)
    case .answered(.takenBack): tellUndo(.done("Taken back: \(returning)."))
    case .answered(.wentOn):
      tellUndo(.alert("Not taken back: \(returning) has gone on since."))
    case .answered(.refused):
      status.say(.alert("It is not made once more: nothing of it is wanted."))
    case .answered(.failed(let sentence)):
      // What was not saved is not taken back either.
      undo = []
      status.say(.alert("Not saved. \(sentence)"))
    }
    return []
  }

  /// What another screen marked first is not this one's to take back.
  private mutating func forgetUndo(of ticket: TicketKey) {
    guard let place = undo.lastIndex(where: { $0.tickets.contains(ticket) }) else { return }
    undo[place].tickets.removeAll { $0 == ticket }
    guard undo[place].tickets.isEmpty else { return }
    undo.remove(at: place)
    status.say(.info("Another screen said so before."))
  }

  /// Says how taking back a ticket ended; of several tickets that ended otherwise, that too.
  private mutating func tellUndo(_ message: Message) {
    let isSame = status.message == nil || status.message == message
    let part = "Only a part of \(returning) is taken back: the rest has gone on since."
    status.say(isSame ? message : .alert(part))
  }

  /// Puts the cards in their places anew. News turns no page: the picked card is followed to
  /// another one only where the cook's own key, or the window, moved it.
  mutating func arrange(followsPick: Bool) {
    let before = pickedPlace
    cards = filter.cards(of: view, rules)
    layout = CardLayout(cards, size: Size(rows: size.rows - 3, columns: size.columns)) { [self] in
      text(of: $0, width: $1)
    }
    page = min(page, layout.pageCount - 1)
    guard let shown = layout.shown(on: page) else {
      picked = nil
      return
    }
    let place = pickedPlace
    if let place, shown.contains(place) { return }
    if followsPick, let place {
      page = layout.pages[place]
      return
    }
    // No key acts on a card that cannot be seen: the one in its place is picked, or the nearest.
    let next = min(max(shown.lowerBound, place ?? before ?? 0), shown.upperBound)
    picked = cards[next].first.id
  }

  /// The tickets of the cards on the page, in the order of their numbers.
  private var numbered: [TicketID] { layout.cards(on: page).map { cards[$0].first.id } }

  /// Notes which numbers stand on other cards than they did.
  private mutating func noteMoves(since before: [TicketID], at now: Instant) {
    if before.isEmpty { moved = [:] }
    for (place, ids) in zip(before, numbered).enumerated() where ids.0 != ids.1 {
      moved[place + 1] = now
    }
  }

  /// What a card says at a width.
  func text(of card: KitchenCard, width: Int) -> CardText {
    CardText(card: card, filter: filter, rules: rules, width: width)
  }

  /// What left this screen, the last first.
  var served: [KitchenCard] { filter.served(of: view, rules) }

  /// The place of the picked card.
  var pickedPlace: Int? {
    cards.firstIndex { $0.holds(picked) }
  }
}
