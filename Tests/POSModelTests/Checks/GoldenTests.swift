import POSModel
import Testing

/// Checks worked out by hand, with exact fractions and by the rules of the trade; what the program
/// makes of them is compared column by column.
struct GoldenTests {
  @Test func `there are at least 66 golden checks, each with its working and a name of its own`() {
    #expect(GoldenRow.all.count >= 66)
    #expect(Set(GoldenRow.all.map(\.testDescription)).count == GoldenRow.all.count)
    #expect(GoldenRow.all.allSatisfy { !$0["working"].isEmpty })
  }

  @Test(arguments: GoldenRow.all)
  func `a check comes to what was worked out by hand`(row: GoldenRow) throws {
    var run = try GoldenRun(row)
    for step in row["steps"].split(separator: "; ") { try run.step(step) }
    let outcome = try run.outcome()
    for column in GoldenRow.compared {
      let (found, golden) = (outcome[column] ?? "", row[column])
      #expect(found == golden, "\(row["name"]): \(column). By hand: \(row["working"])")
    }
    #expect(try run.check().flags == [])
  }
}
