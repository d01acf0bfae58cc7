import POSModel

/// A wish on its way to the store, with the reason it is sent for.
struct Errand: Sendable, Equatable {
  /// Why a wish is sent.
  enum Reason: Sendable, Equatable {
    /// The cashier wished it.
    case asked
    /// Ctrl-Z takes back what the cashier wished before.
    case takingBack
    /// It takes back the rest of what the errand before it began to.
    case takingBackMore
    /// The till cleans up behind the cashier and says nothing.
    case tidying
  }

  let effect: Effect
  var reason = Reason.asked

  init(effect: Effect, reason: Reason = .asked) { (self.effect, self.reason) = (effect, reason) }

  /// An errand about a check.
  init(_ command: some CheckCommand, reason: Reason = .asked) {
    self.init(effect: .wish(command), reason: reason)
  }

  /// The wish about a check; nil when it is something else.
  var command: (any CheckCommand)? { effect.command }
}

/// The wishes on their way, one after the other; the first is with the store.
///
/// They keep the requests themselves, so that a retry cannot help but reuse its keys.
enum Errands: Sendable, Equatable {
  case none
  case sent([Errand])
  case unsaved([Errand], sentence: String)

  /// Whether giving up an unsaved wish loses nothing: money that was taken elsewhere, by a card's
  /// terminal or a telephone, is never given up.
  var mayGiveUp: Bool {
    guard case .unsaved(let waiting, _) = self, case .pay(let payment) = waiting.first?.effect
    else { return true }
    return !payment.tender.needsNetwork
  }
}
