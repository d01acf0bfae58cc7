import Foundation
import GRDB
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCore

/// Four tills, as processes of their own, in one store file, and a fifth that keeps house.
struct ManyProcessesTests {
  private static let processes = 4
  private static let checks = 10_000

  @Test func `four processes pay ten thousand checks in one store at once`() throws {
    let till = try Till.fresh()
    let data = till.store.folder.path
    let keeper = try Program.Running(Program.sim, ["keep", "--data", data])
    let began = ContinuousClock.now
    let fillers = try (1...Self.processes).map { worker in
      try Program.Running(
        Program.sim,
        [
          "fill", "--data", data, "--checks", "\(Self.checks / Self.processes)", "--worker",
          "\(worker)", "--seed", "1",
        ])
    }
    let reports = try fillers.map { try JSONValue(parsing: $0.finish().utf8) }
    let took = ContinuousClock.now - began
    let rounds = Int(try keeper.finish().trimmingCharacters(in: .newlines)) ?? 0
    let waits = reports.map { $0["longestGateWaitMicroseconds"]?.integer ?? -1 }
    print(
      "\(Self.checks) checks in \(took), longest waits for the gate \(waits) µs, "
        + "house kept \(rounds) times")

    #expect(reports.map { $0["busyErrors"]?.integer } == Array(repeating: 0, count: 4))
    #expect(reports.map { $0["checks"]?.integer } == Array(repeating: 2_500, count: 4))
    #expect(rounds > 0)
    try expectTenThousand(in: till.store)
    let faults = try till.store.verify()
    #expect(faults == [])
    try till.store.keepHouse()
  }

  private func expectTenThousand(in store: Store) throws {
    func count(_ sql: String) throws -> Int? {
      try store.pool.read { try Int.fetchOne($0, sql: sql) }
    }
    let checks = Self.checks
    for sql in [
      "COUNT(*) FROM checks", "COUNT(*) FROM checks WHERE status = 'closed' AND due_minor = 0",
      "COUNT(DISTINCT check_number) FROM checks", "COUNT(DISTINCT call_number) FROM checks",
      "COUNT(DISTINCT id) FROM payments", "COUNT(DISTINCT check_id) FROM payments",
    ] {
      let found = try count("SELECT \(sql)")
      #expect(found == checks, "\(sql)")
    }
    for sql in [
      "SELECT COUNT(*) - COUNT(DISTINCT origin_seq) FROM events",
      "SELECT MAX(origin_seq) - COUNT(*) FROM events",
      """
      SELECT COUNT(*) FROM checks WHERE
        (SELECT COUNT(*) FROM check_items WHERE check_id = checks.id) NOT BETWEEN 2 AND 4
      """,
    ] {
      let found = try count(sql)
      #expect(found == 0, "\(sql)")
    }
  }
}
