import Hummingbird
import POSCloudStore
import POSModel
import POSWire

/// Conflicts that were kept, and items that were not taken.
struct ReviewPages: Sendable {
  let door: OwnerDoor

  private var store: CloudStore { door.store }

  /// Adds the routes.
  func add(to router: Router<CloudContext>) {
    router.get("stores/{store}/review") { request, context in
      await door.owner(request) { owner in
        let overview = try await door.overview(owner, context)
        return try await page(owner, overview, notice: try QueryFields(request).text("done"))
      }
    }
    router.post("stores/{store}/review/{id}") { request, context in
      await door.form(request) { owner, _ in
        let overview = try await door.overview(owner, context)
        guard try await store.resolve(review: try context.pathID, of: overview.realm) else {
          throw APIError.notFound("There is no such item.")
        }
        return back(overview, "looked-at")
      }
    }
    router.post("stores/{store}/rejected/{id}") { request, context in
      await door.form(request) { owner, _ in
        let overview = try await door.overview(owner, context)
        guard
          let result = try await store.replay(
            rejected: try context.pathID, of: overview.realm, correlation: context.correlationID)
        else { throw APIError.notFound("There is no such item.") }
        return back(overview, result.status.rawValue)
      }
    }
    router.post("stores/{store}/rejected/{id}/done") { request, context in
      await door.form(request) { owner, _ in
        let overview = try await door.overview(owner, context)
        try await store.dismiss(rejected: try context.pathID, of: overview.realm)
        return back(overview, "looked-at")
      }
    }
  }

  private func back(_ overview: StoreOverview, _ done: String) -> Response {
    Pages.redirect(to: "/stores/\(overview.path)/review?done=\(done)")
  }

  /// The page.
  ///
  /// - Throws: `CloudFailure`.
  private func page(
    _ owner: Owner, _ overview: StoreOverview, notice: String?
  ) async throws -> Response {
    let realm = overview.realm
    var content = owner.content(on: overview)
    content["title"] = "To look at"
    content["onReview"] = true
    if let notice = notice.flatMap(Self.notice) { content["notice"] = notice }
    let items = try await store.reviewItems(of: realm)
    let names = items.isEmpty ? [:] : try await names(in: realm)
    content["reviews"] = items.map { item in
      let subject = names[item.subjectID] ?? item.subjectID
      return [
        "id": FormFields.encoded(item.id), "at": item.at.map { overview.clock($0) } ?? "",
        "text": item.detail,
        "kind": item.kind.replacing("_", with: " "), "subject": "\(item.subjectType) \(subject)",
      ]
    }
    content["rejected"] = try await store.rejectedItems(of: realm).map { item in
      [
        "id": FormFields.encoded(item.id), "device": item.device.rawValue, "reason": item.reason,
        "count": String(item.count), "lastSeen": item.lastSeenAt.map { overview.clock($0) } ?? "",
        "event": item.clientTxID.rawValue, "json": item.item,
      ]
    }
    return door.pages.page("review", content)
  }

  /// What the things of a store are called that have a name, by id.
  ///
  /// - Throws: `CloudFailure`.
  private func names(in realm: CloudRealm) async throws -> [String: String] {
    let employees = try await store.employeeNames(of: realm).map { ($0.rawValue, $1) }
    let products = try await store.products(of: realm).map { ($0.id.rawValue, $0.name) }
    // An id names one thing: it is random.
    return Dictionary(employees + products) { first, _ in first }
  }

  /// What is said about what was done; nothing of the address itself is shown.
  private static func notice(_ done: String) -> String? {
    if done == "looked-at" { return "Done." }
    switch PushResult.Status(rawValue: done) {
    case .ok: return "Taken."
    case .duplicate: return "It had been taken already."
    case .conflict: return "Another event has this id: it stays here."
    case .rejected: return "Not taken: it stays here."
    case .retry: return "Not now. Try again."
    case nil: return nil
    }
  }
}
