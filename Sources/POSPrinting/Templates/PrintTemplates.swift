/// The templates of what is printed: ours, and those that the store has put in their place.
///
/// A template is a file `<name>.mustache` that Mustache fills and ``PrintMarkup`` reads. It is read
/// at each print, so that a store sees what it has changed at once. A store may replace a whole
/// template or only one that others include.
public struct PrintTemplates: Sendable {
  /// The templates there are.
  public static let names = ["receipt", "refund", "chit", "label", "report", "test"]

  /// What each must name, so that no paper reads as an order to make that is none.
  private static let marks = ["chit": ["isVoid", "isHurry"], "label": ["isVoid"]]

  private let builtIn: String
  private let own: String?

  /// The templates of two folders; `own` may be missing, or hold only some.
  public init(builtIn: String, own: String?) {
    (self.builtIn, self.own) = (builtIn, own)
  }

  /// What a template prints with that content.
  ///
  /// Where a template of the store is at fault, ours is printed in its place, and `fault` says
  /// where and why: a sale never waits for a template.
  ///
  /// - Throws: ``TemplateFault`` when ours is missing or broken, too.
  public func document(
    _ name: String, _ content: PrintContent
  ) throws(TemplateFault) -> (document: PrintDocument, fault: TemplateFault?) {
    guard let own else { return (try ours(name, content), nil) }
    do throws(TemplateFault) {
      let set = try TemplateSet(name, from: [own, builtIn])
      try set.mustName((Self.marks[name] ?? []).filter(content.isMarked))
      return (try set.document(content), nil)
    } catch { return (try ours(name, content), error) }
  }

  /// What our template prints with that content.
  ///
  /// - Throws: ``TemplateFault`` when it is missing or broken.
  func ours(_ name: String, _ content: PrintContent) throws(TemplateFault) -> PrintDocument {
    try TemplateSet(name, from: [builtIn]).document(content)
  }

  /// What is wrong with the store's template of that name; nil where it has none, or a good one.
  ///
  /// Lines that depend on what they are filled with are only checked when they are printed.
  public func check(_ name: String) -> TemplateFault? {
    guard let own, TemplateFile.exists(name, in: own) else { return nil }
    do throws(TemplateFault) {
      let set = try TemplateSet(name, from: [own, builtIn])
      try set.checkUnfilled()
      try set.mustName(Self.marks[name] ?? [])
      return nil
    } catch { return error }
  }
}

extension PrintContent {
  /// Whether a flag of its own is set.
  fileprivate func isMarked(_ flag: String) -> Bool {
    if case .fields(let fields) = self { fields[flag] == .flag(true) } else { false }
  }
}
