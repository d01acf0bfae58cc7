import Mustache

/// Tells Mustache to escape values for the markup, so that a value is only ever text.
struct MarkupContentType: MustacheContentType {
  /// The line that a template begins with to be escaped so; Mustache drops it when it renders.
  ///
  /// Each template and each partial needs its own: a partial begins with the escapes of HTML.
  static let pragma: String = {
    MustacheContentTypes.register(MarkupContentType(), named: "MARKUP")
    return "{{% CONTENT_TYPE: MARKUP }}\n"
  }()

  func escapeText(_ text: String) -> String {
    PrintMarkup.escaped(text.filter { !LineMark.isPart($0) })
  }
}
