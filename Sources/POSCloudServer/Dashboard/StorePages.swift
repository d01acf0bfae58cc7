import Foundation
import Hummingbird
import POSCloudStore
import POSModel

/// The stores, how far their lanes are synced, and what they sell today.
struct StorePages: Sendable {
  /// A lane not heard of for so long is told apart, in milliseconds.
  private static let quiet: Int64 = 120_000

  let door: OwnerDoor
  let time: any TimeSource

  private var store: CloudStore { door.store }

  /// Adds the routes.
  func add(to router: Router<CloudContext>) {
    router.get("/") { request, _ in await door.owner(request) { try await stores($0) } }
    router.get("stores/{store}") { request, context in
      await door.owner(request) { try await today($0, request, context) }
    }
  }

  /// All stores of the owner.
  ///
  /// - Throws: `CloudFailure`.
  private func stores(_ owner: Owner) async throws -> Response {
    let now = time.now()
    var content = owner.content
    content["title"] = "Stores"
    content["onStores"] = true
    content["stores"] = try await store.stores(of: owner.tenant).map { overview in
      let attention = overview.openReviews + overview.openRejections
      return [
        "id": overview.realm.store.rawValue, "path": overview.path, "name": overview.title,
        "currency": overview.currency.code, "timeZone": overview.timeZone,
        "attention": attention == 0 ? false : attention,
        "lanes": overview.lanes.map { lane in
          [
            "device": lane.device.rawValue, "workstation": lane.workstation,
            "events": lane.events.values.reduce(0, +), "seen": lane.seen(at: now),
            "quiet": lane.lastSeenAt.map {
              now.milliseconds - $0.milliseconds > Self.quiet
            } ?? true,
          ] as [String: Any]
        },
      ] as [String: Any]
    }
    return door.pages.page("stores", content)
  }

  /// What a store sold on a day, by hour.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func today(
    _ owner: Owner, _ request: Request, _ context: CloudContext
  ) async throws -> Response {
    let overview = try await door.overview(owner, context)
    let day = try QueryFields(request).text("day").map { text throws(APIError) in
      guard let day = CalendarDay(text: text) else {
        throw .badRequest("A day is written 2026-06-01.", field: "day")
      }
      return day
    }
    let present = try await store.businessDay(of: overview.realm)
    let shown = day ?? present
    let hours = try await store.sales(of: overview.realm, on: shown)
    var content = owner.content(on: overview)
    content["onToday"] = true
    content["title"] = overview.title
    content["storeName"] = overview.title
    content["day"] = shown.text
    content["dayBefore"] = CalendarDay(daysSince1970: shown.daysSince1970 - 1).text
    content["dayAfter"] = CalendarDay(daysSince1970: shown.daysSince1970 + 1).text
    content.merge(SalesChart(hours: hours, currency: overview.currency).content) { $1 }
    return door.pages.page("today", content)
  }
}

extension OwnerDoor {
  /// The store the path names, if it is the owner's.
  ///
  /// - Throws: ``APIError`` when it is not; `CloudFailure`.
  func overview(_ owner: Owner, _ context: CloudContext) async throws -> StoreOverview {
    let name = context.parameters.get("store")?.removingPercentEncoding
    guard
      let overview = try await store.stores(of: owner.tenant).first(where: {
        $0.realm.store.rawValue == name
      })
    else { throw APIError.notFound("There is no such store.") }
    return overview
  }
}

extension Owner {
  /// What every page about a store says; the store as addresses have it.
  func content(on overview: StoreOverview) -> [String: Any] {
    content.merging(
      ["store": overview.path, "currency": overview.currency.code]
    ) { $1 }
  }
}

extension StoreOverview {
  /// The store's id as it stands in an address.
  var path: String { FormFields.encoded(realm.store.rawValue) }

  /// The store's name, or its id where it has none.
  var title: String { name.isEmpty ? realm.store.rawValue : name }

  /// The store's wall clock at a moment, as `2026-06-01 12:31`.
  func clock(_ instant: Instant) -> String {
    let local = LocalTime(instant, offsetSeconds: offset(at: instant))
    return "\(local.day.text) \(local.clock)"
  }

  private func offset(at instant: Instant) -> Int {
    let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
    // A zone this machine does not know is shown in UTC.
    return TimeZone(identifier: timeZone)?.secondsFromGMT(for: date) ?? 0
  }
}

extension LaneOverview {
  /// How long ago it was heard of.
  fileprivate func seen(at now: Instant) -> String {
    guard let lastSeenAt else { return "never" }
    let seconds = max(0, now.milliseconds - lastSeenAt.milliseconds) / 1000
    switch seconds {
    case ..<60: return "just now"
    case ..<7200: return "\(seconds / 60) min ago"
    case ..<172_800: return "\(seconds / 3600) h ago"
    default: return "\(seconds / 86_400) days ago"
    }
  }
}
