/// Facts about another aggregate than the one a command is about.
///
/// They are appended behind the command's own facts, in the same transaction: all, or nothing.
public enum Consequence: Sendable, Equatable {
  /// What happened to another check, in order.
  case check(CheckID, [CheckFact])
  /// What happened to what is left of a product.
  case stock(ProductID, [StockFact])
  /// What happened to a ticket.
  case ticket(TicketKey, [TicketFact])
  /// What happened to a voucher.
  case voucher(VoucherID, [VoucherFact])
}
