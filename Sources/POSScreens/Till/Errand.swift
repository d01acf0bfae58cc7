import POSModel

/// A wish on its way to the store, with the reason it is sent for.
struct Errand: Sendable, Equatable {
  /// Why a wish is sent.
  enum Reason: Sendable, Equatable {
    /// The cashier wished it.
    case asked
    /// Ctrl-Z takes back what the cashier wished before.
    case takingBack
    /// The till cleans up behind the cashier and says nothing.
    case tidying
  }

  let effect: Effect
  var reason = Reason.asked
}

/// The wishes on their way, one after the other; the first is with the store.
///
/// They keep the requests themselves, so that a retry cannot help but reuse its keys.
enum Errands: Sendable, Equatable {
  case none
  case sent([Errand])
  case unsaved([Errand], sentence: String)

  /// Whether giving up an unsaved wish loses nothing: a card that was charged is never given up.
  var mayGiveUp: Bool {
    guard case .unsaved(let waiting, _) = self, case .pay(let payment) = waiting.first?.effect
    else { return true }
    return payment.tender == .cash
  }
}
