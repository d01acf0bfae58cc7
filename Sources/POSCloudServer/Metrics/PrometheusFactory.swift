import CoreMetrics
import Synchronization

/// Keeps counts and times and writes them as Prometheus reads them.
final class PrometheusFactory: MetricsFactory, Sendable {
  /// A metric's name and what tells it from others of the name.
  struct Series: Hashable, Comparable {
    var name: String
    /// `{path="/x"}`, or nothing.
    var labels: String

    static func < (left: Series, right: Series) -> Bool {
      (left.name, left.labels) < (right.name, right.labels)
    }
  }

  private let counts = Mutex<[Series: CountHandler]>([:])
  private let times = Mutex<[Series: TimeHandler]>([:])

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    find(label, dimensions, in: counts) { CountHandler() }
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    find(label, dimensions, in: times) { TimeHandler() }
  }

  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler { NOOPMetricsHandler.instance }

  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}

  /// The one of that name, made when it is asked for first.
  private func find<Handler: Sendable>(
    _ label: String, _ dimensions: [(String, String)],
    in box: borrowing Mutex<[Series: Handler]>, make: () -> Handler
  ) -> Handler {
    let labels = dimensions.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
    let series = Series(name: label, labels: labels.isEmpty ? "" : "{\(labels)}")
    return box.withLock { handlers in
      if let handler = handlers[series] { return handler }
      let made = make()
      handlers[series] = made
      return made
    }
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// All of it, in Prometheus's text format, with gauges read just now.
  func text(gauges: [(name: String, value: Int)]) -> String {
    var lines: [String] = []
    var named = ""
    func begin(_ name: String, _ type: String) {
      if name != named { lines.append("# TYPE \(name) \(type)") }
      named = name
    }
    for gauge in gauges {
      begin(gauge.name, "gauge")
      lines.append("\(gauge.name) \(gauge.value)")
    }
    for (series, handler) in counts.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      begin(series.name, "counter")
      lines.append("\(series.name)\(series.labels) \(handler.total)")
    }
    for (series, handler) in times.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      begin(series.name, "histogram")
      lines += handler.lines(series)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A count that only rises.
final class CountHandler: CounterHandler {
  private let count = Atomic<Int64>(0)

  /// What was counted.
  var total: Int64 { count.load(ordering: .relaxed) }

  func increment(by amount: Int64) { count.add(amount, ordering: .relaxed) }
  func reset() { count.store(0, ordering: .relaxed) }
}
