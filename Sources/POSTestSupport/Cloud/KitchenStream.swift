/// What a kitchen screen sends to hear of news.
public enum KitchenStream {
  /// The request that makes a connection the stream.
  public static func upgrade(_ token: String?) -> String {
    """
    GET /api/kds/stream HTTP/1.1\r
    Host: 127.0.0.1\r
    Connection: Upgrade\r
    Upgrade: websocket\r
    Sec-WebSocket-Version: 13\r
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
    \(token.map { "Authorization: Bearer \($0)\r\n" } ?? "")\r

    """
  }
}
