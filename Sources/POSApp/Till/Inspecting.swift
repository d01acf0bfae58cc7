import POSCore
import POSModel
import POSScreens

/// Looks up what is only shown.
struct Inspecting {
  let store: Store
  /// Whether the store syncs with a cloud.
  let hasCloud: Bool

  /// More than anybody looks through.
  private static let mostReviews = 200

  /// What is found.
  ///
  /// - Throws: `StoreFailure`.
  func findings(_ subject: Inspection) throws -> [Inspection.Finding] {
    switch subject {
    case .reviews: try reviews()
    case .diagnosis: try diagnosis()
    }
  }

  /// What a manager must look at.
  ///
  /// - Throws: `StoreFailure`.
  private func reviews() throws -> [Inspection.Finding] {
    try store.openReviews(limit: Self.mostReviews).map { item in
      let subject = item.subject.isEmpty ? "" : "\(item.subject): "
      return Inspection.Finding(
        item.kind.replacing("_", with: " "), subject + item.detail, at: item.at)
    }
  }

  /// How the till is, and what it is connected to.
  ///
  /// - Throws: `StoreFailure`.
  private func diagnosis() throws -> [Inspection.Finding] {
    let realm = store.realm
    let reviews = try store.openReviews(limit: Self.mostReviews).count
    var findings = [
      Inspection.Finding("Store", "\(realm.tenant) · \(realm.store)"),
      Inspection.Finding("Device", "\(realm.origin), workstation \(realm.workstation)"),
      Inspection.Finding("Events", "\(try store.arrivals())"),
      Inspection.Finding("Open checks", "\(try store.openCheckCount())"),
      Inspection.Finding("To look at", reviews == 0 ? "nothing" : "\(reviews), .manager"),
    ]
    findings += try printers()
    findings.append(Inspection.Finding("Cloud", try cloud()))
    findings.append(Inspection.Finding("Data", store.folder.path))
    return findings
  }

  /// How each printer is, and what waits for it.
  ///
  /// - Throws: `StoreFailure`.
  private func printers() throws -> [Inspection.Finding] {
    let (queues, troubles) = (try store.printQueues(), try store.troubles())
    return try store.rules().printing.printers.map { printer in
      let queue = queues.first { $0.printer == printer.id }
      let trouble = troubles.first { $0.printer == printer.id }
      var text = trouble?.trouble ?? "no trouble"
      text += ", \(queue?.waiting ?? 0) waiting"
      if let failed = queue?.failed, failed > 0 {
        text += ", \(failed) given up: \(queue?.lastError ?? "")"
      }
      return Inspection.Finding("Printer \(printer.id)", text, at: trouble?.since)
    }
  }

  /// How it stands with the cloud.
  ///
  /// - Throws: `StoreFailure`.
  private func cloud() throws -> String {
    guard hasCloud else { return "none: CLOUD_URL says where it is" }
    let state = try store.syncState()
    let line = state.line == .unknown ? "not tried yet" : state.line.rawValue
    let refused = state.refusedCount == 0 ? "" : ", \(state.refusedCount) not taken"
    let trouble = state.trouble.map { ": \($0.reason)" } ?? ""
    return "line \(line), \(state.queued) queued" + refused + trouble
  }
}
