import GRDB
public import POSModel

extension Store {
  /// The voucher of a number; nil when there is none.
  ///
  /// - Throws: ``StoreFailure``.
  public func voucher(_ id: VoucherID) throws -> Voucher? {
    try read { try $0.folded(id).state }
  }
}
