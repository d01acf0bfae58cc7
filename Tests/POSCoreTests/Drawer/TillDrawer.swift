import POSModel
import POSTestSupport

@testable import POSCore

/// Words for what is done with the drawer's session.
extension Till {
  /// Says what lies in it; a manager approves.
  @discardableResult
  func setFloat(_ minorUnits: Int64) throws -> Money {
    try store.perform(
      SetFloat(
        key: key(), actor: employee, device: store.realm.device,
        float: Money(minorUnits: minorUnits), approver: TestStaff.manager)
    ).response
  }

  /// An X report; a manager approves.
  func wantReport() throws -> DrawerReport? {
    let number = try store.perform(
      WantReport(
        key: key(), actor: employee, device: store.realm.device, approver: TestStaff.manager)
    ).response
    return try store.drawerReport(store.realm.device, reading: number)
  }

  /// A Z report; a manager approves.
  func closeSession(counted: Int64, left: Int64 = 0) throws -> DrawerReport? {
    let number = try store.perform(
      CloseSession(
        key: key(), actor: employee, device: store.realm.device,
        counted: Money(minorUnits: counted), left: Money(minorUnits: left),
        approver: TestStaff.manager)
    ).response
    return try store.drawerReport(store.realm.device, session: number)
  }
}

extension DrawerReport {
  /// What a tender took, as `count amount`.
  func taken(_ tender: Tender) -> [Int64] { Self.figures(payments, tender) }
  /// What went back by a tender.
  func returned(_ tender: Tender) -> [Int64] { Self.figures(refunds, tender) }

  private static func figures(_ tallies: [TenderTally], _ tender: Tender) -> [Int64] {
    tallies.filter { $0.tender == tender }
      .flatMap { [Int64($0.tally.count), $0.tally.amount.minorUnits] }
  }
}
