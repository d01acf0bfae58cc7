import POSCore
import POSModel

/// What somebody might do with the drawer, drawn from a seed.
struct DrawerShift {
  let till: Till

  /// Does something.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  func work(_ random: inout SeededGenerator) throws {
    let amount = Int64.random(in: 0...50, using: &random) * 100
    switch Int.random(in: 0..<5, using: &random) {
    case 0: try till.setFloat(amount)
    case 1: _ = try till.wantReport()
    case 2: _ = try till.closeSession(counted: amount, left: amount / 2)
    default:
      try till.store.perform(
        OpenDrawer(
          key: till.key(), actor: till.employee, device: till.store.realm.device, reason: "change",
          approver: TestStaff.manager))
    }
  }
}
