import HTTPTypes
import Hummingbird

/// Which methods each path has.
struct PathList: Sendable {
  private let routes: [(method: HTTPRequest.Method, parts: [String])]

  /// The routes of a router, once all are in.
  init(_ router: Router<CloudContext>) {
    routes = router.routes.map { route in
      (route.method, route.path.description.split(separator: "/").map(String.init))
    }
  }

  /// The methods a path has; none where there is no such path.
  func methods(at path: String) -> [HTTPRequest.Method] {
    let asked = path.split(separator: "/")
    return routes.filter { route in
      route.parts.count == asked.count
        && zip(route.parts, asked).allSatisfy { part, asked in
          part.hasPrefix("{") || part == asked
        }
    }.map(\.method)
  }
}
