import GRDB
public import POSModel

extension Store {
  /// How much of each line of a ticket came on paper as not wanted any more, in thousandths: an
  /// order that is printed after that must say so itself.
  ///
  /// - Throws: ``StoreFailure``.
  public func voidsOnPaper(of ticket: TicketKey) throws -> [CheckItemID: Int64] {
    try read { log in
      // All that a ticket's papers are called begins alike; `;` is what follows `:`.
      let name = "kitchen:\(ticket.id.rawValue)"
      let statement = try log.db.cachedStatement(
        sql: """
          SELECT document FROM print_jobs
          WHERE dedupe_key > ? AND dedupe_key < ? AND status = 'printed'
          """)
      var told: [CheckItemID: Int64] = [:]
      for document in try String.fetchAll(statement, arguments: ["\(name):", "\(name);"]) {
        // What a newer program printed is no void that this one knows.
        let request: PrintRequest? = try? ResponseCoding.response(from: document)
        guard case .voids(_, let lines) = request else { continue }
        for line in lines { told[line.item, default: 0] += line.quantity.thousandths }
      }
      return told
    }
  }
}
