import HTTPTypes
import Hummingbird
import Logging
import POSCloudStore
import POSModel

/// Signing in and out, and who may see which page.
struct OwnerDoor: Sendable {
  /// The longest name of an enterprise or an owner, in bytes.
  private static let longestName = 64
  private static let wrong = "Enterprise, name or password is not right."

  let store: CloudStore
  let sessions: Sessions
  let pages: Pages
  /// Tries to sign in, of one owner at once; then one a minute.
  let triesAtOnce: Int

  /// Adds the routes.
  func add(to router: Router<CloudContext>) {
    router.get("sign-in") { _, _ in form() }
    router.post("sign-in") { request, context in
      await shown(nil) { try await signIn(request, context) }
    }
    router.post("sign-out") { request, _ in
      await owner(request) { owner in
        try Self.guardForm(try await FormFields(request), owner)
        return Pages.redirect(to: "/sign-in", cookie: try await sessions.end(owner, request))
      }
    }
  }

  /// Lets an owner in to a page; anybody else is asked to sign in.
  func owner(
    _ request: Request, _ page: (Owner) async throws -> Response
  ) async -> Response {
    do {
      guard let owner = try await sessions.owner(of: request) else {
        return Pages.redirect(to: "/sign-in")
      }
      return await shown(owner) { try await page(owner) }
    } catch { return message(for: error, nil) }
  }

  /// Lets an owner send a form.
  func form(
    _ request: Request, _ act: (Owner, FormFields) async throws -> Response
  ) async -> Response {
    await owner(request) { owner in
      try Self.guardSite(request)
      let fields = try await FormFields(request)
      try Self.guardForm(fields, owner)
      return try await act(owner, fields)
    }
  }

  /// The form, once more when it was not right.
  private func form(
    tenant: String = "", name: String = "", fault: String? = nil,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    var content: [String: Any] = [
      "title": "Sign in", "enterprise": tenant, "name": name, "longest": OwnerPassword.longest,
    ]
    if let fault { content["fault"] = fault }
    return pages.page("sign-in", content, status: status)
  }

  /// Signs somebody in.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func signIn(_ request: Request, _ context: CloudContext) async throws -> Response {
    try Self.guardSite(request)
    let fields = try await FormFields(request)
    let (tenant, name) = (fields["tenant"], fields["name"])
    // No owner has such a name: there is nothing to count, and nobody to look for.
    guard tenant.utf8.count <= Self.longestName, name.utf8.count <= Self.longestName else {
      return form(fault: Self.wrong, status: .forbidden)
    }
    // Counted whether or not it is right: guessing is slow either way.
    let wait = try await store.countSignIn(name, of: TenantID(tenant), atOnce: triesAtOnce)
    guard wait == 0 else { throw APIError.tooMany(retryAfter: wait) }
    guard
      try await store.signIn(name, password: fields["password"], of: TenantID(tenant))
    else {
      context.logger.notice("sign-in refused", metadata: ["tenant": "\(tenant)"])
      return form(tenant: tenant, name: name, fault: Self.wrong, status: .forbidden)
    }
    let cookie = try await sessions.begin(name, of: TenantID(tenant), request)
    return Pages.redirect(to: "/", cookie: cookie)
  }

  /// Refuses what a page of another site sent.
  ///
  /// - Throws: ``APIError``.
  private static func guardSite(_ request: Request) throws(APIError) {
    let site = request.headers[.fetchSite]
    guard site == nil || site == "same-origin" || site == "none" else {
      throw .forbidden("form.site", "The form came from another site.")
    }
  }

  /// Refuses a form that is not of this session.
  ///
  /// - Throws: ``APIError``.
  private static func guardForm(_ fields: FormFields, _ owner: Owner) throws(APIError) {
    guard fields["csrf"] == owner.formMark else {
      throw .forbidden("form.session", "The form is of another session. Load the page again.")
    }
  }

  /// A page, or a page that says what was wrong.
  private func shown(
    _ owner: Owner?, _ page: () async throws -> Response
  ) async -> Response {
    do { return try await page() } catch { return message(for: error, owner) }
  }

  private func message(for error: any Error, _ owner: Owner?) -> Response {
    let fault: APIError
    switch error {
    case let error as APIError: fault = error
    case let failure as CloudFailure: fault = APIError(failure)
    default: fault = .fault
    }
    var content = owner?.content ?? [:]
    content["title"] = fault.status.reasonPhrase
    content["message"] = fault.message
    var response = pages.page("message", content, status: fault.status)
    response.headers[.retryAfter] = fault.headers[.retryAfter]
    return response
  }
}

extension Owner {
  /// What every page says about who looks at it.
  var content: [String: Any] {
    ["owner": name, "tenant": tenant.rawValue, "csrf": formMark]
  }
}
