import POSModel
import Testing

@testable import POSCloudServer

/// What an online client is told when a rule says no.
struct RefusalKindTests {
  @Test(arguments: [
    (CheckRefusal.noSuchCheck as any Refusal, RefusalKind.missing),
    (CheckRefusal.notOpen(.closed), .state), (CheckRefusal.changedMeanwhile([]), .state),
    (CheckRefusal.notAllowed(.unknown), .forbidden),
    (CheckRefusal.badQuantity, .field("quantityThousandths")),
    (CheckRefusal.noSuchProduct, .field("productId")), (CheckRefusal.nothingToSend, .state),
    (CheckRefusal.needsManager(.comp), .forbidden),
    (CheckRefusal.beyondLimit(.zero), .field("quantityThousandths")),
    (CheckRefusal.noSuchTax("VAT"), .field("productId")),
    (PaymentRefusal.beyondLimit(.zero), .field("offeredMinor")),
    (PaymentRefusal.checkNotOpen(.voided), .state), (PaymentRefusal.badTip, .field("tipMinor")),
    (PaymentRefusal.noSuchCheck, .missing), (PaymentRefusal.alreadyTaken, .state),
    (TicketRefusal.noSuchTicket, .missing), (TicketRefusal.isSo(.bumped), .state),
  ]) func `a refusal is what its code says`(refusal: any Refusal, kind: RefusalKind) {
    #expect(RefusalKind(refusal.code) == kind, "\(refusal.code)")
    let sentence = RefusalSentence.of(refusal)
    #expect(sentence.hasSuffix(".") && !sentence.contains(refusal.code), "\(sentence)")
  }
}
