import POSWire

/// What the reply to a push means.
enum PushVerdict: Equatable {
  /// The cloud says what became of each event.
  case taken(PushAnswer)
  /// Nobody knows what became of them. `heard` says that the cloud said something at all.
  case failed(String, retryAfter: Int64?, heard: Bool)
  /// Nothing was sent.
  case noConnection(String)
  /// Who is there is not the cloud, or cannot be believed to be; whatever it says is no word of it.
  case stranger(String)
  /// The cloud does not let this device in.
  case shutOut(String)

  init(_ reply: CloudReply) {
    switch reply {
    case .noConnection(let reason): self = .noConnection(reason)
    case .stranger(let reason): self = .stranger(reason)
    case .noAnswer(let reason): self = .failed(reason, retryAfter: nil, heard: false)
    case .answer(200, _, let body):
      do throws(UnreadableAnswer) {
        self = .taken(try CloudWords.read(body) { try PushAnswer(json: $0) })
      } catch { self = .stranger(error.words) }
    case .answer(let status, let retryAfter, let body):
      let words = CloudWords.of(status: status, body)
      switch status {
      case 401, 403: self = .shutOut(words)
      // No cloud has moved, does not know this path, or wants a log-in to the network.
      case 300..<400, 404, 405, 511: self = .stranger(words)
      default: self = .failed(words, retryAfter: retryAfter, heard: true)
      }
    }
  }
}

/// What the cloud said instead of what was wanted.
enum CloudWords {
  /// Reads the body of a good answer.
  ///
  /// - Throws: ``UnreadableAnswer``, which says why it is none.
  static func read<Answer>(
    _ body: [UInt8], _ make: (JSONValue) throws -> Answer
  ) throws(UnreadableAnswer) -> Answer {
    do { return try make(try JSONValue(parsing: body)) } catch let fault as EnvelopeFault {
      throw UnreadableAnswer(
        words: "the cloud's answer makes no sense: \(fault.field) \(fault.reason)")
    } catch {
      // There is no JSON: networks that want a log-in answer whatever is asked.
      throw UnreadableAnswer(words: "a web page answers instead of the cloud")
    }
  }

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

/// Who answered is not the cloud, or cannot be believed to be.
struct UnreadableAnswer: Error {
  let words: String
}
