import Mustache

extension PrintContent {
  /// The same, of the types that Mustache knows how to render.
  var forMustache: Any {
    switch self {
    case .text(""): EmptyText()
    case .text(let text): text
    case .flag(let flag): flag
    case .list(let list): list.map(\.forMustache)
    case .fields(let fields): fields.mapValues(\.forMustache)
    }
  }
}

/// A text that a section takes for nothing; Mustache itself would print the section of an empty
/// string.
private struct EmptyText: MustacheCustomRenderable, MustacheTransformable {
  var renderText: String { "" }
  var isNull: Bool { true }

  func transform(_ name: String) -> Any? { name == "empty" ? true : self }
}
