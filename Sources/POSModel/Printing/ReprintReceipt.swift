/// A wish: the receipt of a closed check, on paper, once more.
public struct ReprintReceipt: CheckCommand {
  /// The name in `idempotency_keys`.
  public static let operation = "reprint_receipt"
  /// Names this wish.
  public var key: IdempotencyKey
  /// Who wishes.
  public var actor: EmployeeID
  /// The check.
  public var checkID: CheckID

  /// The wish for its receipt.
  public init(key: IdempotencyKey, actor: EmployeeID, checkID: CheckID) {
    (self.key, self.actor, self.checkID) = (key, actor, checkID)
  }

  /// Whether its payment printed one, by the rules of then.
  public func needs(on check: Check?) -> Needs {
    var needs = Needs()
    needs.printJob = check.map {
      PrintJob.receiptKey(of: $0.id, number: $0.receipts - $0.receiptsWanted)
    }
    return needs
  }

  /// Notes that it is wanted. Where its payment printed none, the first is no copy; of what was
  /// closed elsewhere nobody knows that here, nor of what was closed here before the store was
  /// restored: what was printed since the backup is not in it.
  ///
  /// - Throws: `CheckRefusal.notAllowed`, `.noSuchCheck`, `.notClosed` or `.noPrinter`.
  public func decide(_ check: Check?, _ world: World) throws(CheckRefusal) -> [CheckFact] {
    _ = try world.seller()
    guard let check else { throw .noSuchCheck }
    guard check.status == .closed else { throw .notClosed }
    let rules = world.rules.printing
    guard rules.receiptPrinter(of: world.device).flatMap(rules.printer) != nil else {
      throw .noPrinter
    }
    let mayBePrinted = world.hasPrintJob || check.closedOn != world.origin
    let copy = check.receiptsWanted + (mayBePrinted ? 2 : 1)
    return [.receiptWanted(number: check.receipts + 1, copy: copy > 1 ? copy : nil)]
  }
}
