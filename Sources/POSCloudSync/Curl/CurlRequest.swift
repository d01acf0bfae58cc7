import CLibCurl

/// One request on its way: an easy handle, and the memory libcurl reads from and writes to. Used by
/// one thread.
final class CurlRequest {
  /// The most bytes of an answer; more is no answer of a cloud.
  private static let mostBytes = 16 << 20
  /// How long a connection may take to be made, in milliseconds.
  private static let connectPatience = 5000

  let handle: UnsafeMutableRawPointer
  private var headers: UnsafeMutablePointer<curl_slist>?
  private let body: UnsafeMutableBufferPointer<UInt8>
  private var received: [UInt8] = []

  /// A request that is not sent yet.
  init(_ request: CloudRequest, to address: CloudAddress, trusting authorities: String?) {
    guard let handle = curl_easy_init() else { preconditionFailure("libcurl is out of memory") }
    self.handle = handle
    let packed = request.body.map { Gzip.packed($0) } ?? []
    body = .allocate(capacity: packed.count)
    _ = body.initialize(from: packed)
    pos_curl_set_text(handle, CURLOPT_URL, address.text + request.path)
    setManners(address, authorities, request.patience)
    add("Authorization: Bearer \(request.token)")
    add("X-Correlation-Id: \(request.correlationID)")
    add("X-Attempt: \(request.attempt)")
    add("Accept: application/json")
    if request.body != nil {
      add("Content-Type: application/json")
      add("Content-Encoding: gzip")
      // Else libcurl waits for a word of the cloud before it sends much.
      add("Expect:")
      pos_curl_set_number(handle, CURLOPT_POST, 1)
      pos_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
      pos_curl_set_pointer(handle, CURLOPT_POSTFIELDS, body.baseAddress)
    }
    pos_curl_set_headers(handle, headers)
    pos_curl_set_take(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, target in
      guard let target, let bytes else { return 0 }
      let request = Unmanaged<CurlRequest>.fromOpaque(target).takeUnretainedValue()
      return request.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    pos_curl_set_pointer(
      handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(headers)
    body.deallocate()
  }

  /// How it connects, and how long it waits.
  private func setManners(_ address: CloudAddress, _ authorities: String?, _ patience: Int) {
    pos_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, address.isPlain ? "http" : "https")
    pos_curl_set_number(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    pos_curl_set_number(handle, CURLOPT_SSL_VERIFYPEER, 1)
    pos_curl_set_number(handle, CURLOPT_SSL_VERIFYHOST, 2)
    pos_curl_set_number(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let authorities { pos_curl_set_text(handle, CURLOPT_CAINFO, authorities) }
    pos_curl_set_text(handle, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1")
    pos_curl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "gzip")
    pos_curl_set_text(handle, CURLOPT_USERAGENT, "pos")
    pos_curl_set_number(handle, CURLOPT_TCP_KEEPALIVE, 1)
    // Signals belong to the whole program.
    pos_curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    pos_curl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, Self.connectPatience)
    pos_curl_set_number(handle, CURLOPT_TIMEOUT_MS, patience)
  }

  private func add(_ header: String) { headers = curl_slist_append(headers, header) }

  /// Takes a part of the answer.
  ///
  /// - Returns: How much of it was taken; less ends the request.
  private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard received.count + bytes.count <= Self.mostBytes else { return 0 }
    received.append(contentsOf: bytes)
    return bytes.count
  }

  /// What came of it, once libcurl is done with it.
  func reply(_ result: CURLcode) -> CloudReply {
    guard result == CURLE_OK else {
      var sentAfter: curl_off_t = 0
      pos_curl_get_size(handle, CURLINFO_PRETRANSFER_TIME_T, &sentAfter)
      let reason = Self.words(for: result)
      if sentAfter > 0 { return .noAnswer(reason) }
      return Self.isOfStranger(result) ? .stranger(reason) : .noConnection(reason)
    }
    var status = 0
    var seconds: curl_off_t = 0
    pos_curl_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
    pos_curl_get_size(handle, CURLINFO_RETRY_AFTER, &seconds)
    return .answer(
      status: status, retryAfter: seconds > 0 ? Int64(min(seconds, 86_400)) * 1000 : nil,
      body: received)
  }

  /// Whether there was a line, but nobody at its end who could prove to be the cloud. A handshake
  /// that broke off proves nothing: a bad line breaks it, too.
  private static func isOfStranger(_ result: CURLcode) -> Bool {
    [CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE].contains(result)
  }

  private static func words(for result: CURLcode) -> String {
    switch result {
    case CURLE_COULDNT_RESOLVE_HOST: "the cloud's name is not found"
    case CURLE_COULDNT_CONNECT: "no connection to the cloud"
    case CURLE_OPERATION_TIMEDOUT: "the cloud did not answer in time"
    case CURLE_PEER_FAILED_VERIFICATION: "the cloud's certificate is not to be trusted"
    case CURLE_SSL_CACERT_BADFILE: "the file of CLOUD_CA_FILE holds no certificates"
    case CURLE_SSL_CONNECT_ERROR: "no secure connection to the cloud can be made"
    case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE:
      "the connection to the cloud broke"
    case CURLE_COULDNT_RESOLVE_PROXY: "the proxy's name is not found"
    // What is no HTTP, or HTTP of another age; an answer that cannot be unpacked, or has no end.
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING,
      CURLE_WRITE_ERROR:
      "what answers at CLOUD_URL is no cloud"
    default: "no word from the cloud (curl \(result.rawValue))"
    }
  }
}

/// Packs what is sent.
package enum Gzip {
  /// The bytes, packed.
  package static func packed(_ bytes: [UInt8]) -> [UInt8] {
    // What cannot be packed grows a little.
    let room = bytes.count + bytes.count / 100 + 128
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = pos_gzip(bytes, bytes.count, buffer.baseAddress, room)
      precondition(count > 0, "there is room for whatever deflate makes of it")
    }
  }
}
