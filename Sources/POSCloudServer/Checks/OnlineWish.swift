import HTTPTypes
import Hummingbird
import Logging
import POSCloudStore
import POSModel
import POSTables
import POSWire

/// Performs a wish of an online client, and answers as sync.md says.
struct OnlineWish: Sendable {
  let store: CloudStore
  let caller: Caller
  let context: CloudContext

  /// Performs it.
  ///
  /// - Throws: ``APIError``: 409 for a key with another body, one that is still running, or a state
  ///   that does not allow it; 422, 403, 404 for other refusals. `CloudFailure`.
  func perform<Wish: Command>(
    _ wish: Wish, about check: CheckID? = nil, status: HTTPResponse.Status = .ok,
    _ body: (CloudGrant<Wish>) throws -> JSONValue
  ) async throws -> Response where Wish.Subject: Tabulated {
    do {
      let grant = try await store.perform(
        wish, in: caller.realm, from: caller.device, correlation: context.correlationID)
      return .json(
        try body(grant), status: status, headers: Self.headers(isReplay: grant.isReplay))
    } catch let refusal as Wish.Denial {
      context.logger.info("refused", metadata: ["code": "\(refusal.code)"])
      throw await answer(to: refusal, about: check)
    }
  }

  /// What goes with an answer that may be an earlier one.
  static func headers(isReplay: Bool) -> HTTPFields {
    isReplay ? [.idempotentReplayed: "true"] : [:]
  }

  /// The answer to a refusal.
  private func answer(to refusal: some Refusal, about id: CheckID?) async -> APIError {
    let message = RefusalSentence.of(refusal)
    switch RefusalKind(refusal.code) {
    case .forbidden: return .forbidden(refusal.code, message)
    case .missing: return .notFound(message)
    case .field(let field): return .unprocessable(refusal.code, message, field: field)
    case .state:
      var conflict = APIError.conflict("INVALID_STATE_TRANSITION", message)
      conflict.code = refusal.code
      // What cannot be looked up is left out of the answer: the refusal itself stands.
      if let id, let check = try? await store.check(id, of: caller.realm) {
        conflict.details["current"] = CheckReceipt(check).json
      }
      return conflict
    }
  }
}

/// What a refusal is to an online client.
enum RefusalKind: Equatable {
  /// Who wishes may not.
  case forbidden
  /// There is no such check or ticket.
  case missing
  /// The state does not allow it.
  case state
  /// A field of the body is not so.
  case field(String)

  private static let states: Set = [
    "not_open", "check_not_open", "changed_meanwhile", "already_opened", "already_taken",
    "still_due", "has_payments", "nothing_to_send", "nothing_to_pay", "is_rushed", "is_so", "empty",
    "item_exists",
  ]

  private static let fields = [
    "no_such_product": "productId", "bad_quantity": "quantityThousandths",
    "whole_pieces_only": "quantityThousandths", "too_few_left": "quantityThousandths",
    "note_too_long": "note", "no_such_modifier": "modifiers", "too_few_modifiers": "modifiers",
    "too_many_modifiers": "modifiers", "bad_split": "seat", "amount_not_positive": "offeredMinor",
    "exceeds_balance": "offeredMinor", "approval_code_missing": "approvalCode",
    "no_such_tax": "productId", "check.beyond_limit": "quantityThousandths",
    "payment.beyond_limit": "offeredMinor", "refused_offline": "tender",
    "beyond_offline_limit": "offeredMinor", "no_such_voucher": "approvalCode",
    "voucher_empty": "approvalCode", "bad_tip": "tipMinor",
  ]

  /// The kind of a refusal, by its stable code.
  init(_ code: String) {
    let parts = code.split(separator: ".", maxSplits: 1).map(String.init)
    let (family, reason) = (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    switch (family, reason) {
    case ("staff", _), (_, "needs_manager"): self = .forbidden
    case (_, "no_such_check"), ("ticket", "none"): self = .missing
    case _ where Self.states.contains(reason): self = .state
    // What no field of the body is to blame for, the state is.
    default: self = (Self.fields[code] ?? Self.fields[reason]).map { .field($0) } ?? .state
    }
  }
}

extension CheckReceipt {
  /// As an answer of the online API.
  var json: JSONValue {
    .object([
      "checkId": .string(checkID.rawValue), "checkNumber": .integer(checkNumber),
      "callNumber": .string(callNumber), "status": .string(status.rawValue),
      "version": .integer(Int64(version)), "totalMinor": .integer(total.minorUnits),
      "dueMinor": .integer(due.minorUnits),
    ])
  }
}
