import HTTPTypes
import Hummingbird
import Mustache

/// The pages of the dashboard: templates, filled.
struct Pages: Sendable {
  /// What a page may load: its own sheet, and nothing from elsewhere, no script at all.
  private static let policy = [
    "default-src 'none'", "style-src 'self'", "img-src 'self'", "form-action 'self'",
    "base-uri 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  private let library: MustacheLibrary
  private let sheet: String

  /// The templates of a folder.
  ///
  /// - Throws: ``BadFlag`` when one is missing; what Mustache throws when one is broken.
  init(folder: String) async throws {
    library = try await MustacheLibrary(directory: folder)
    sheet = try ResourceFolder.text("cloud/cloud.css")
  }

  /// A page.
  func page(
    _ name: String, _ content: [String: Any], status: HTTPResponse.Status = .ok
  ) -> Response {
    guard let html = library.render(content, withTemplate: name) else {
      preconditionFailure("no template \(name): a test renders them all")
    }
    return .text(html, type: "text/html; charset=utf-8", status: status, headers: Self.guards)
  }

  /// The sheet of all pages.
  var style: Response {
    .text(
      sheet, type: "text/css; charset=utf-8",
      headers: [.cacheControl: "max-age=300", .xContentTypeOptions: "nosniff"])
  }

  /// The way to another page, by GET.
  static func redirect(to path: String, cookie: HTTPField? = nil) -> Response {
    var headers = guards
    headers[.location] = path
    if let cookie { headers.append(cookie) }
    return Response(status: .seeOther, headers: headers)
  }

  private static var guards: HTTPFields {
    [
      .contentSecurityPolicy: policy, .xContentTypeOptions: "nosniff",
      .cacheControl: "no-store", .referrerPolicy: "same-origin",
    ]
  }
}

extension HTTPField.Name {
  /// `Referrer-Policy`.
  static let referrerPolicy = named("Referrer-Policy")
  /// `X-Forwarded-Proto`: how a balancer was asked.
  static let forwardedProto = named("X-Forwarded-Proto")
  /// `Sec-Fetch-Site`: which site a browser's request comes from.
  static let fetchSite = named("Sec-Fetch-Site")
}
