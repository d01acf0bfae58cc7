import TerminalUI

/// One sentence for the cashier, on the line above the entry line.
struct Message: Sendable, Equatable {
  /// What kind of news it is.
  enum Tone: Sendable, Equatable {
    /// Good to know.
    case info
    /// Done as wished.
    case done
    /// Not done; the cashier has to do something else.
    case alert
  }

  var text: String
  var tone: Tone

  static func info(_ text: String) -> Message { Message(text: text, tone: .info) }
  static func done(_ text: String) -> Message { Message(text: text, tone: .done) }
  static func alert(_ text: String) -> Message { Message(text: text, tone: .alert) }

  /// How it looks.
  var style: Style {
    switch tone {
    case .info: .echo
    case .done: .good
    case .alert: .alert
    }
  }
}
