import CLibCurl

/// Requests to the cloud, several at a time, on connections that are kept.
///
/// `@unchecked Sendable`: ``wake()`` is the one call that libcurl allows from any thread while the
/// handle lives, and it touches nothing else of this; all other calls are made by one thread.
final class CurlLine: @unchecked Sendable {
  private let multi: UnsafeMutableRawPointer
  private let address: CloudAddress
  private let authorities: String?
  private var underway: [CurlRequest] = []

  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// A line to a cloud; `authorities` is a file of certificates to trust instead of the machine's.
  init(to address: CloudAddress, trusting authorities: String?) {
    precondition(Self.isReady, "libcurl begins")
    guard let multi = curl_multi_init() else { preconditionFailure("libcurl is out of memory") }
    (self.multi, self.address, self.authorities) = (multi, address, authorities)
  }

  deinit {
    for request in underway { curl_multi_remove_handle(multi, request.handle) }
    curl_multi_cleanup(multi)
  }

  /// Sends a request.
  func send(_ request: CloudRequest) -> CurlRequest {
    let request = CurlRequest(request, to: address, trusting: authorities)
    underway.append(request)
    curl_multi_add_handle(multi, request.handle)
    return request
  }

  /// Lets go of a request that is not waited for any more.
  func drop(_ request: CurlRequest) {
    curl_multi_remove_handle(multi, request.handle)
    underway.removeAll { $0 === request }
  }

  /// Waits for something to happen, for at most so long, and moves all requests on.
  func wait(milliseconds: Int) {
    var running: Int32 = 0
    curl_multi_perform(multi, &running)
    // What is done already is not waited with.
    guard Int(running) == underway.count else { return }
    curl_multi_poll(multi, nil, 0, Int32(milliseconds), nil)
    curl_multi_perform(multi, &running)
  }

  /// A request that is done, and what came of it; nil when none is.
  func nextDone() -> (request: CurlRequest, reply: CloudReply)? {
    var result = CURLE_OK
    while let handle = pos_curl_next_finished(multi, &result) {
      guard let request = underway.first(where: { $0.handle == handle }) else { continue }
      drop(request)
      return (request, request.reply(result))
    }
    return nil
  }

  /// Ends the wait of the thread that waits. May be called by any thread.
  func wake() { curl_multi_wakeup(multi) }
}
