/// What a station sees of a round: its lines, and how far it has come.
public struct Ticket: Hashable, Sendable {
  /// How far it has come.
  public enum Status: String, Sendable, Codable, CaseIterable {
    case queued
    case inProgress = "in_progress"
    case ready
    case bumped
  }

  /// What it was when it was sent.
  public let opened: TicketOpened
  /// When it was sent. A recall does not change it.
  public let sentAt: Instant
  /// The origin it was sent from.
  public let origin: DeviceID
  /// What is to be made.
  public internal(set) var lines: [TicketLine]
  /// How far it has come.
  public internal(set) var status = Status.queued
  /// How far it had come when it was bumped.
  private var statusBefore = Status.queued
  /// When a cook began; nil before.
  public internal(set) var startedAt: Instant?
  /// When it was made; nil before.
  public internal(set) var readyAt: Instant?
  /// When it was served; nil while it is not.
  public internal(set) var bumpedAt: Instant?
  /// Whether it is to be made before others.
  public internal(set) var isRush: Bool
  /// How often it was recalled.
  public internal(set) var recalls = 0
  /// The tickets it is made again as.
  public internal(set) var remakes: [TicketID] = []

  /// The ticket after it was sent; nil for any other fact.
  init?(beginning fact: TicketFact, _ stamp: FactStamp) {
    guard case .created(let opened) = fact else { return nil }
    (self.opened, sentAt, origin) = (opened, stamp.at, stamp.origin)
    (lines, isRush) = (opened.lines, opened.isRush)
  }

  /// What it is known by.
  public var key: TicketKey { opened.key }
  /// Whether something voided waits to be seen.
  public var hasUnseenVoids: Bool { lines.contains { !$0.isVoidSeen } }
  /// Whether nothing of it is wanted any more.
  public var isVoided: Bool { lines.allSatisfy { $0.liveThousandths == 0 } }

  /// Takes a fact. Total.
  mutating func apply(_ fact: TicketFact, _ stamp: FactStamp) {
    switch fact {
    case .created(let again):
      // Two tills that could not see each other sent this round: each line is made once.
      lines += again.lines.filter { line in !lines.contains { $0.itemID == line.itemID } }
      isRush = isRush || again.isRush
    case .started:
      guard status == .queued else { return }
      (status, startedAt) = (.inProgress, stamp.at)
    case .readied:
      guard status == .queued || status == .inProgress else { return }
      (status, readyAt) = (.ready, stamp.at)
    case .bumped: bump(at: stamp.at)
    case .recalled: recall()
    case .refired(let ticket):
      if !remakes.contains(ticket) { remakes.append(ticket) }
    case .rushed: isRush = true
    case .itemVoided(let id, let quantity, let reason): void(id, quantity, reason)
    case .voidsSeen(let seen):
      for place in lines.indices where seen?.covers(lines[place]) ?? true {
        lines[place].isVoidSeen = true
      }
      // What nobody wants any more leaves the screen with the cook's key.
      if isVoided, !hasUnseenVoids { bump(at: stamp.at) }
    }
  }

  private mutating func bump(at moment: Instant) {
    guard status != .bumped else { return }
    (statusBefore, status, bumpedAt) = (status, .bumped, moment)
  }

  private mutating func recall() {
    switch status {
    case .bumped: (status, bumpedAt) = (statusBefore, nil)
    case .ready: (status, readyAt) = (startedAt == nil ? .queued : .inProgress, nil)
    case .queued, .inProgress: return
    }
    recalls += 1
  }

  private mutating func void(_ id: CheckItemID, _ quantity: Quantity, _ reason: String) {
    guard let place = lines.firstIndex(where: { $0.itemID == id }) else { return }
    let line = lines[place]
    lines[place].voidedThousandths =
      line.voidedThousandths + min(quantity.thousandths, line.liveThousandths)
    (lines[place].voidReason, lines[place].isVoidSeen) = (reason, status == .bumped)
  }
}
