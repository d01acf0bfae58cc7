/// What a cell means. The terminal decides how that looks, with colours or without.
public enum Style: UInt8, CaseIterable, Sendable {
  /// Plain text.
  case normal
  /// The header bar.
  case title
  /// Box lines around a panel.
  case frame
  /// The name of a panel, a column or a group.
  case heading
  /// Less important than what stands around it.
  case dim
  /// The picked row or card.
  case selected
  /// What is being typed.
  case entry
  /// What the typed text would do.
  case echo
  /// As it should be.
  case good
  /// Needs attention soon.
  case warning
  /// Needs attention now; a refusal or a fault.
  case alert
  /// An amount drawn large.
  case amount
  /// A key in the footer.
  case keyName
  /// What that key does.
  case keyLabel
}
