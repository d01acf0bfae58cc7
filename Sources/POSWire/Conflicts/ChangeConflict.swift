public import POSModel

/// Two changes of one record, of which neither knew the other. The later in the fold's order
/// stands; a manager sees both.
public struct ChangeConflict: Sendable, Equatable {
  /// The change that does not stand.
  public var lost: Envelope
  /// The change that does, made without knowing the other.
  public var kept: Envelope

  /// Names the review item: the same on every node.
  public var key: String { lost.eventID.rawValue }

  /// Both, in words, with what they differ in; amounts are in that currency.
  public func detail(in currency: Currency) -> String {
    let (kept, lost) = differences(MemberWords(currency: currency))
    return
      "\(self.kept.origin) at \(self.kept.at.text) stands (\(kept)); \(self.lost.origin) at "
      + "\(self.lost.at.text) does not (\(lost)): neither knew of the other"
  }

  /// The conflicts in the whole history of one record, in the order of what was lost.
  ///
  /// An event's `version` says how many events its record had where it was made. One that stands
  /// at a later place in the fold did not know all that stands before it; what it did not know is
  /// not of its own origin, and the latest of that is what it took the place of. So every node
  /// finds the same, whatever it heard first. `events` are in the order of the fold.
  public static func all(in events: [Envelope]) -> [ChangeConflict] {
    var found: [EventID: ChangeConflict] = [:]
    for (index, event) in events.enumerated() where index + 1 > event.version {
      guard let lost = events[..<index].last(where: { $0.origin != event.origin }),
        lost.payloadSHA256 != event.payloadSHA256
      else { continue }
      // Of several changes behind one that they did not know, the last is what stands.
      found[lost.eventID] = ChangeConflict(lost: lost, kept: event)
    }
    return found.values.sorted { $0.lost.stamp.position < $1.lost.stamp.position }
  }

  /// The members in which the payloads differ, of each.
  private func differences(_ words: MemberWords) -> (kept: String, lost: String) {
    guard let kept = try? JSONValue(parsing: kept.payload),  // A payload that is no JSON has none.
      let lost = try? JSONValue(parsing: lost.payload),  // Neither has that one.
      case .object(let mine) = kept, case .object(let theirs) = lost
    else { return ("", "") }
    let names = Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }.sorted()
    func text(_ members: [String: JSONValue]) -> String {
      names.map { words.text($0, members[$0]) }.joined(separator: ", ")
    }
    return (text(mine), text(theirs))
  }
}
