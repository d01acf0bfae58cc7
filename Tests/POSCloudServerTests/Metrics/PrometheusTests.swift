import CoreMetrics
import Testing

@testable import POSCloudServer

/// What Prometheus reads.
struct PrometheusTests {
  @Test func `one series is one line, whoever asks for it`() {
    let factory = PrometheusFactory()
    for (path, times) in [("/a", 2), ("/b", 1), ("/a", 3)] {
      Counter(label: "asked_total", dimensions: [("path", path)], factory: factory)
        .increment(by: times)
    }
    #expect(
      factory.text(gauges: [("busy", 4)]) == """
        # TYPE busy gauge
        busy 4
        # TYPE asked_total counter
        asked_total{path="/a"} 5
        asked_total{path="/b"} 1

        """)
  }

  @Test func `times stand in every bucket they fit`() {
    let factory = PrometheusFactory()
    let timer = Timer(label: "took_seconds", factory: factory)
    for milliseconds in [5, 6, 40_000] { timer.recordNanoseconds(milliseconds * 1_000_000) }
    let lines = factory.text(gauges: []).split(separator: "\n")
    for line in [
      "took_seconds_bucket{le=\"0.005\"} 1", "took_seconds_bucket{le=\"0.010\"} 2",
      "took_seconds_bucket{le=\"30.000\"} 2", "took_seconds_bucket{le=\"+Inf\"} 3",
      "took_seconds_sum 40.011", "took_seconds_count 3",
    ] {
      #expect(lines.contains(Substring(line)), "\(line)")
    }
  }

  @Test func `a label may say anything`() {
    let factory = PrometheusFactory()
    Counter(label: "a", dimensions: [("b", "\"\\\n")], factory: factory).increment()
    #expect(factory.text(gauges: []).contains("a{b=\"\\\"\\\\\\n\"} 1"))
  }
}
