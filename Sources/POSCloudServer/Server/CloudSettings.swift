/// What a server is started with.
public struct CloudSettings: Sendable {
  /// The database, as `postgres://…`.
  public var database: String
  /// The address to listen at.
  public var host: String
  /// The port; 0 for any that is free.
  public var port: Int
  /// Connections to the database.
  public var connections = 8
  /// Requests of one device a second, in the long run.
  public var requestsPerSecond = 50
  /// Requests of one device at once.
  public var requestsAtOnce = 200
  /// Kitchen streams of one device that are open at once.
  public var streamsOfDevice = 16
  /// Requests with bad tokens, of one address at once; then one a second.
  public var badTokensAtOnce = 300
  /// Tries to sign in, of one owner at once; then one a minute.
  public var signInsAtOnce = 10

  /// A server of that database at that address.
  public init(database: String, host: String = "127.0.0.1", port: Int = 8080) {
    (self.database, self.host, self.port) = (database, host, port)
  }
}
