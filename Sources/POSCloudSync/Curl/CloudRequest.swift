/// A request to the cloud.
struct CloudRequest {
  /// Behind the cloud's address: `/sync/push`.
  var path: String
  /// What is sent; nil only asks.
  var body: [UInt8]?
  /// What proves who asks.
  var token: String
  /// Names the attempt in the logs of both sides.
  var correlationID: String
  /// How often this was tried, this time counted.
  var attempt = 1
  /// How long the answer may take, in milliseconds.
  var patience: Int
}

/// What came of a request.
enum CloudReply: Equatable, Sendable {
  /// The cloud answered. `retryAfter` is how long it wants to be left alone, in milliseconds.
  case answer(status: Int, retryAfter: Int64?, body: [UInt8])
  /// The request was sent, as far as anybody knows, but no whole answer came.
  case noAnswer(String)
  /// There was no connection, so nothing was sent.
  case noConnection(String)
  /// Who answered cannot be believed to be the cloud, so nothing was sent.
  case stranger(String)
}
