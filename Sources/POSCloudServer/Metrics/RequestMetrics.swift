import CoreMetrics
import HTTPTypes

/// Counts requests and how long they took.
struct RequestMetrics: Sendable {
  let factory: PrometheusFactory

  /// One request was answered.
  func count(
    _ method: HTTPRequest.Method, _ path: String, _ status: HTTPResponse.Status, _ took: Duration
  ) {
    let path = [("method", method.rawValue), ("path", path)]
    Counter(
      label: "pos_cloud_requests_total", dimensions: path + [("status", String(status.code))],
      factory: factory
    ).increment()
    Timer(label: "pos_cloud_request_seconds", dimensions: path, factory: factory)
      .recordNanoseconds(took.milliseconds * 1_000_000)
  }

  /// What became of a pushed item.
  func count(item status: String) {
    Counter(
      label: "pos_cloud_push_items_total", dimensions: [("status", status)], factory: factory
    ).increment()
  }
}
