import POSModel

/// What the line above the entry line says: the answer to the last key, else news from behind,
/// until the screen has something newer to say to the cashier.
struct StatusLine: Sendable, Equatable {
  /// What the last key led to; the next key takes it away.
  private(set) var message: Message?
  private var news: Message?
  private var newsUntil: Instant?
  /// What the screen said to the cashier when the news came.
  private var older = ""

  /// How long news stays, in milliseconds.
  private static let newsStays: Int64 = 15_000

  /// What is shown before what the screen says by itself, such as a hint or a question.
  func shown(before own: String = "") -> Message? {
    message ?? (own.isEmpty || own == older ? news : nil)
  }

  /// Answers a key.
  mutating func say(_ message: Message) { self.message = message }

  /// Tells what happened behind the cashier's back, in place of what the last key led to; a key
  /// does not take it away, time does, and whatever the screen says by itself that is not what it
  /// says now.
  mutating func tell(_ news: Message, at now: Instant, before own: String) {
    (self.news, older, message) = (news, own, nil)
    newsUntil = now.adding(milliseconds: Self.newsStays)
  }

  /// What the news was about left the screen.
  mutating func dropNews() { (news, newsUntil) = (nil, nil) }

  /// The next key comes.
  mutating func clearMessage() { message = nil }

  /// Time passes.
  mutating func tick(at now: Instant) {
    guard let until = newsUntil, until <= now else { return }
    dropNews()
  }
}
