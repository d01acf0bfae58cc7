import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1
import POSCloudStore
import POSModel
import POSWire

/// The outermost layer: every request gets a correlation id, a JSON answer whatever happens, a log
/// line and a count.
struct CloudResponder: HTTPResponder {
  let router: RouterResponder<CloudContext>
  /// Which methods a path has, for 405.
  let paths: PathList
  let time: any TimeSource
  let chance: Chance
  let metrics: RequestMetrics

  /// Answers a request.
  ///
  /// - Throws: `HTTPParserError` alone, for which the connection has its own answer.
  func respond(to request: Request, context: CloudContext) async throws -> Response {
    var context = context
    context.correlationID = Self.correlationID(of: request) ?? chance.id(at: time.now())
    // One name for a request is enough.
    context.logger[metadataKey: "hb.request.id"] = nil
    context.logger[metadataKey: "correlation_id"] = "\(context.correlationID)"
    let begin = ContinuousClock.now
    var response = try await answer(request, context)
    if Self.takesGzip(request) { response = await response.packed() }
    response.headers[.correlationID] = context.correlationID
    // Whoever sends more than is taken might do so for ever.
    if response.headers[.connection] == "close" { context.closeSoon() }
    let path = context.endpointPath ?? "NotFound"
    let took = ContinuousClock.now - begin
    metrics.count(request.method, path, response.status, took)
    context.logger.log(
      level: response.status.kind == .serverError ? .error : .info, "request",
      metadata: [
        "method": "\(request.method.rawValue)", "path": "\(request.uri.path.prefix(200))",
        "status": "\(response.status.code)", "latency_ms": "\(took.milliseconds)",
      ])
    return response
  }

  /// The answer, also where the routes failed.
  ///
  /// - Throws: `HTTPParserError`.
  private func answer(_ request: Request, _ context: CloudContext) async throws -> Response {
    do {
      let response = try await router.respond(to: request, context: context)
      guard context.endpointPath == "NotFound" else { return response }
      let methods = paths.methods(at: request.uri.path)
      return .refusal(
        methods.isEmpty ? .notFound("There is nothing here.") : .methodNotAllowed(methods))
    } catch let error as APIError {
      return .refusal(error)
    } catch let error as HTTPParserError {
      throw error
    } catch let failure as CloudFailure {
      context.logger.warning(
        "failed", metadata: ["code": "\(failure.code)", "error": "\(failure)"])
      return .refusal(APIError(failure))
    } catch {
      context.logger.error("failed", metadata: ["error": "\(error)"])
      return .refusal(.fault)
    }
  }

  /// What the request calls itself, when that may stand in a log line.
  private static func correlationID(of request: Request) -> String? {
    guard let text = request.headers[.correlationID], (1...100).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return nil }
    return text
  }

  /// Whether the answer may come packed.
  private static func takesGzip(_ request: Request) -> Bool {
    let codings = request.headers[.acceptEncoding]?.lowercased().split(separator: ",") ?? []
    return codings.contains { coding in
      let parts = coding.filter { $0 != " " }.split(separator: ";")
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap {
        Double($0.dropFirst(2))
      }
      return parts.first == "gzip" && weight != 0
    }
  }
}

extension HTTPField.Name {
  /// `X-Correlation-Id`.
  static let correlationID = named("X-Correlation-Id")
  /// `X-Attempt`: which try of the same push it is.
  static let attempt = named("X-Attempt")
  /// `Idempotency-Key`.
  static let idempotencyKey = named("Idempotency-Key")
  /// `Idempotent-Replayed`: the answer is an earlier one.
  static let idempotentReplayed = named("Idempotent-Replayed")

  /// A name of our own.
  static func named(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is a header's name") }
    return name
  }
}

extension Duration {
  /// Whole milliseconds.
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
