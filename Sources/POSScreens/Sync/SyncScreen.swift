import POSModel
import TerminalUI

/// How the sync with the cloud stands, over whatever the window shows, while it happens.
struct SyncScreen: Sendable, Equatable {
  /// What a key does; any that does nothing here closes it and counts.
  func press(_ key: Key) -> Move {
    switch key {
    case .character("s"): .syncNow
    case .escape, .enter: .none
    default: .unused
    }
  }

  /// The keys that work now.
  static func keys(_ state: SyncState) -> [(key: String, label: String)] {
    [
      ("s", state.refusedCount == 0 ? "Sync now" : "Sync now, what was not taken too"),
      ("any other key", "closes it"),
    ]
  }
}

/// Draws how the sync stands.
struct SyncPane {
  let state: SyncState

  /// Draws over the whole window.
  func draw(on surface: inout Surface, _ context: ScreenContext) {
    let area = OrderLayout(surface.size).rows
    surface.fill(rows: area, columns: 0..<surface.columns)
    surface.frame(rows: area, columns: 0..<surface.columns, title: "Sync")
    var row = area.lowerBound + 1
    for (name, text) in lines(context) {
      surface.write(name, row: row, column: 3, style: .heading)
      // What is wrong, and what to do about it, is read to its end.
      for part in TextFit.wrapped(text, to: surface.columns - 20) {
        guard area.dropLast().contains(row) else { break }
        surface.write(part, row: row, column: 17)
        row += 1
      }
    }
    guard state.refusedCount > 0 else { return }
    row += 1
    surface.write(
      "The cloud did not take \(state.refusedCount):", row: row, column: 3, style: .alert)
    row += 1
    var shown = 0
    for refused in state.refused {
      let parts = TextFit.wrapped(
        "\(refused.type) \(refused.origin) \(refused.seq): \(refused.reason)",
        to: surface.columns - 7, hanging: 2)
      guard row + parts.count < area.upperBound else { break }
      for part in parts {
        surface.write(part, row: row, column: 4)
        row += 1
      }
      shown += 1
    }
    surface.mark(
      above: 0, below: max(0, state.refusedCount - shown), row: area.upperBound - 1,
      rightEdge: surface.columns - 2)
  }

  private func lines(_ context: ScreenContext) -> [(String, String)] {
    func clock(_ moment: Instant) -> String {
      LocalTime(moment, offsetSeconds: context.offsetSeconds).clock
    }
    var lines = [("Line", line + (state.lineSince.map { " since \(clock($0))" } ?? ""))]
    lines.append(("Queued", state.queued == 0 ? "nothing" : "\(state.queued)"))
    lines.append(
      (
        "On its way",
        state.sending.map {
          "\($0.count), for \(Self.seconds(context.now.milliseconds - $0.since.milliseconds))"
        } ?? "nothing"
      ))
    lines.append(
      (
        "Last answer",
        state.last.map {
          "\(clock($0.at)), after \(Self.seconds($0.milliseconds)): "
            + "\($0.sent) sent, \($0.stored) stored"
            + ($0.refused == 0 ? "" : ", \($0.refused) refused")
        } ?? "none yet"
      ))
    if let trouble = state.trouble {
      lines.append(("Trouble", "\(clock(trouble.at)) \(trouble.reason)"))
    }
    if let trouble = state.pullTrouble {
      lines.append(
        ("Trouble", "\(clock(trouble.at)) nothing comes from the cloud: \(trouble.reason)"))
    }
    return lines
  }

  private var line: String {
    switch state.line {
    case .unknown: "not tried yet"
    case .up: "up"
    case .down: "down"
    case .stranger: "down: somebody else answers,"
    case .refused: "closed: the cloud takes nothing of this till,"
    }
  }

  /// `0.3 s`.
  private static func seconds(_ milliseconds: Int64) -> String {
    let tenths = max(0, milliseconds) / 100
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
