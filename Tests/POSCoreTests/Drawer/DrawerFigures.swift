import POSModel

/// What stories about the drawer look at in a report.
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
