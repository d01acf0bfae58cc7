import POSModel

extension CommandTransaction {
  /// Refuses a wish whose item or payment has the id of one on another check.
  ///
  /// - Throws: ``CloudFailure/idTaken(_:)``; ``DatabaseFault``.
  func guardFreshID(of command: some Command) throws {
    let (table, id): (String, String)
    switch command {
    case let ring as AddItem: (table, id) = ("check_items", ring.itemID.rawValue)
    case let pay as TakePayment: (table, id) = ("payments", pay.paymentID.rawValue)
    default: return
    }
    let taken = try log.connection.execute(
      """
      SELECT 1 FROM \(table)
      WHERE tenant_id = $1 AND store_id = $2 AND id = $3 AND check_id <> $4
      """, log.keys + [.text(id), .text(command.subjectID.rawValue)])
    guard taken.count == 0 else { throw CloudFailure.idTaken(id) }
  }
}
