import Hummingbird
import POSCloudStore
import POSModel
import POSWire

/// The kitchen's tickets, for online screens.
struct TicketRoutes: Sendable {
  let store: CloudStore
  let streams: OpenStreams

  /// Adds the routes.
  func add(to group: RouterGroup<CloudContext>) {
    group.get("api/kds/active-tickets") { request, context in try await active(request, context) }
    group.get("api/kds/stream") { _, context -> Response in
      try streams.guardRoom(for: try context.caller)
      throw APIError(
        status: .upgradeRequired, code: "upgrade_required", message: "This is a WebSocket.",
        headers: [.upgrade: "websocket"])
    }
    for mark in [TicketMark.started, .bumped, .recalled] {
      group.post("api/kds/tickets/{id}/\(mark.verb)") { request, context in
        try await self.mark(mark, request, context)
      }
    }
    group.post("api/kds/tickets/{id}/refire") { request, context in
      try await refire(request, context)
    }
  }

  /// All tickets that wait, or those of them of which something new came at some moment or later.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func active(_ request: Request, _ context: CloudContext) async throws -> Response {
    let query = QueryFields(request)
    let since = try query.text("since").map { text throws(APIError) in
      guard let since = Instant(text: text) else {
        throw .badRequest("since must be an RFC 3339 moment in UTC.", field: "since")
      }
      return since
    }
    let tickets = try await store.activeTickets(
      of: try context.caller.realm, station: try query.text("station").map { StationID($0) },
      since: since)
    return .json(.object(["tickets": .array(tickets.map(\.json))]))
  }

  /// Marks a ticket.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func mark(
    _ mark: TicketMark, _ request: Request, _ context: CloudContext
  ) async throws -> Response {
    let caller = try context.caller
    let key = try WishKey(request, caller, operation: "\(mark.verb)_ticket").key
    let body = try BodyFields(
      try await RequestBodies.json(of: request), fields: ["actor"])
    let actor = try body.optionalActor ?? EmployeeID("")
    let ticket = try await ticket(context)
    let wish = OnlineWish(store: store, caller: caller, context: context)
    do {
      if ticket.key.station.isBar {
        return try await wish.perform(
          MarkTicket<BarArea>(key: key, actor: actor, ticketID: ticket.key.id, mark: mark)
        ) { .status($0.response) }
      }
      return try await wish.perform(
        MarkTicket<KitchenArea>(key: key, actor: actor, ticketID: ticket.key.id, mark: mark)
      ) { .status($0.response) }
    } catch var error as APIError where error.code == "ticket.is_so" {
      error.details["current"] = .status(try await self.ticket(context).status)
      throw error
    }
  }

  /// Has a ticket made once more.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func refire(_ request: Request, _ context: CloudContext) async throws -> Response {
    let caller = try context.caller
    let key = try WishKey(request, caller, operation: "refire_ticket").key
    let body = try BodyFields(
      try await RequestBodies.json(of: request), fields: ["actor", "reason"])
    let actor = try body.optionalActor ?? EmployeeID("")
    let ticket = try await ticket(context)
    let refire = RefireTicket(
      key: key, actor: actor, ticket: ticket.key,
      reason: try body.text("reason"))
    return try await OnlineWish(store: store, caller: caller, context: context)
      .perform(refire, about: refire.checkID, status: .created) { $0.response.json }
  }

  /// The ticket the path names.
  ///
  /// - Throws: ``APIError`` when there is none; `CloudFailure`.
  private func ticket(_ context: CloudContext) async throws -> Ticket {
    let id = TicketID(try context.pathID)
    guard let ticket = try await store.ticket(id, of: try context.caller.realm) else {
      throw APIError.notFound("There is no such ticket.")
    }
    return ticket
  }
}

extension TicketMark {
  /// The last word of its path.
  fileprivate var verb: String {
    switch self {
    case .started: "start"
    case .ready: "ready"
    case .bumped: "bump"
    case .recalled: "recall"
    case .seen: "seen"
    }
  }
}

extension JSONValue {
  /// How far a ticket has come.
  fileprivate static func status(_ status: Ticket.Status) -> JSONValue {
    .object(["status": .string(status.rawValue)])
  }
}

extension Ticket {
  /// As an answer of the online API.
  var json: JSONValue {
    .object([
      "ticketId": .string(key.id.rawValue), "checkId": .string(key.checkID.rawValue),
      "station": .string(key.station.rawValue), "round": .integer(Int64(key.round)),
      "checkNumber": .integer(opened.checkNumber), "callNumber": .string(opened.callNumber),
      "orderType": .string(opened.orderType.rawValue), "name": .string(opened.name),
      "status": .string(status.rawValue), "isRush": .bool(isRush),
      "sentAt": .string(sentAt.text), "items": .array(lines.map(\.json)),
    ])
  }
}

extension TicketLine {
  fileprivate var json: JSONValue {
    .object([
      "itemId": .string(itemID.rawValue), "name": .string(name),
      "quantityThousandths": .integer(liveThousandths),
      "voidedThousandths": .integer(voidedThousandths),
      "modifiers": .array(modifiers.map { .string($0) }), "note": .string(note),
    ])
  }
}
