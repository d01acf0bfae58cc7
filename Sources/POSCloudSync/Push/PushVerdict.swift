import POSWire

/// What the reply to a push means.
enum PushVerdict: Equatable {
  /// The cloud says what became of each event.
  case taken(PushAnswer)
  /// Nobody knows what became of them.
  case failed(String, retryAfter: Int64?, heard: Hearing)
  /// Nothing was sent.
  case noConnection(String)
  /// Nothing was sent: who is there cannot be believed to be the cloud.
  case stranger(String)
  /// The cloud does not let this device in.
  case shutOut(String)

  /// Who said something, though not what became of the events.
  enum Hearing {
    case nobody, cloud
    /// What is no cloud: the address may be wrong, which does not get better by itself.
    case another
  }

  /// Why what is at the address is no cloud; nil where it is one, or nobody is there.
  var strayReason: String? {
    switch self {
    case .failed(let reason, _, .another), .stranger(let reason): reason
    case .taken, .failed, .noConnection, .shutOut: nil
    }
  }

  init(_ reply: CloudReply) {
    switch reply {
    case .noConnection(let reason): self = .noConnection(reason)
    case .stranger(let reason): self = .stranger(reason)
    case .noAnswer(let reason): self = .failed(reason, retryAfter: nil, heard: .nobody)
    case .answer(200, _, let body):
      do {
        self = .taken(try PushAnswer(json: try JSONValue(parsing: body)))
      } catch let fault as EnvelopeFault {
        self = .failed(
          "the cloud's answer makes no sense: \(fault.field) \(fault.reason)", retryAfter: nil,
          heard: .another)
      } catch {
        self = .failed("the cloud's answer is no JSON", retryAfter: nil, heard: .another)
      }
    case .answer(let status, let retryAfter, let body):
      let words = CloudWords.of(status: status, body)
      switch status {
      case 401, 403: self = .shutOut(words)
      // No cloud has moved, or does not know this path.
      case 300..<400, 404, 405:
        self = .failed(words, retryAfter: retryAfter, heard: .another)
      default: self = .failed(words, retryAfter: retryAfter, heard: .cloud)
      }
    }
  }
}

/// What the cloud said instead of what was wanted.
enum CloudWords {
  /// The field it finds fault with, if it names one.
  static func field(_ body: [UInt8]) -> String? {
    let json = try? JSONValue(parsing: body)  // Proxies answer with pages.
    return json?["error"]?["field"]?.string
  }

  /// `the cloud answered 503: too busy`.
  static func of(status: Int, _ body: [UInt8]) -> String {
    let json = try? JSONValue(parsing: body)  // Proxies answer with pages.
    let message = json?["error"]?["message"]?.string ?? json?["message"]?.string
    let words = message.map { ": \($0.prefix(200))" } ?? ""
    return "the cloud answered \(status)\(words)"
  }
}
