import CoreMetrics
import Synchronization

/// How often something took how long.
final class TimeHandler: TimerHandler {
  /// Upper bounds in milliseconds; a long poll takes up to 25 s.
  private static let bounds: [Int64] = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000, 30_000]

  private struct State {
    var counts = [Int64](repeating: 0, count: bounds.count + 1)
    var milliseconds: Int64 = 0
  }

  private let state = Mutex(State())

  func recordNanoseconds(_ duration: Int64) {
    let milliseconds = duration / 1_000_000
    let place = Self.bounds.firstIndex { milliseconds <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.counts[place] += 1
      state.milliseconds += milliseconds
    }
  }

  /// The lines of a series: buckets, sum and count.
  func lines(_ series: PrometheusFactory.Series) -> [String] {
    let state = state.withLock { $0 }
    var lines: [String] = []
    var total: Int64 = 0
    for (place, count) in state.counts.enumerated() {
      total += count
      let bound = place < Self.bounds.count ? Self.seconds(Self.bounds[place]) : "+Inf"
      let labels = series.labels.isEmpty ? "{" : "\(series.labels.dropLast()),"
      lines.append("\(series.name)_bucket\(labels)le=\"\(bound)\"} \(total)")
    }
    lines.append("\(series.name)_sum\(series.labels) \(Self.seconds(state.milliseconds))")
    lines.append("\(series.name)_count\(series.labels) \(total)")
    return lines
  }

  private static func seconds(_ milliseconds: Int64) -> String {
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
