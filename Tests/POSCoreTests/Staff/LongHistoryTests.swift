import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// A device's log-ins go on for years; the next one must not fold them all.
struct LongHistoryTests {
  @Test func `the log-ins of a device are taken up from their row, as they would be folded`()
    throws
  {
    let till = try Till.fresh()
    let device = till.store.realm.device
    let owners: [EmployeeID?] = [TestStaff.cashier, nil, TestStaff.gone, nil, nil, nil, nil]
    for owner in owners {
      try till.store.perform(
        LogIn(key: till.key(), device: device, owner: owner, purpose: .work))
      let id = DeviceLogInsID(device.rawValue)
      let (folded, current) = try till.store.read { (try $0.folded(id), try $0.current(id)) }
      #expect(current == folded)
    }
    // Another process goes on from the same row.
    let neighbour = try till.neighbour()
    #expect(throws: StaffRefusal.self) {
      try neighbour.store.perform(
        LogIn(key: neighbour.key(), device: device, owner: nil, purpose: .work))
    }
    #expect(try till.store.verify() == [])
  }
}
