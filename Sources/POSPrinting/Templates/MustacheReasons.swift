import Mustache

extension MustacheTemplate.ParserError {
  /// What is wrong, in words for who wrote the template.
  var reason: String {
    guard let error = error as? MustacheTemplate.Error else { return "a tag has no end" }
    return switch error {
    case .sectionCloseNameIncorrect: "this closes a section that is not open"
    case .unfinishedName: "a tag has no end, or a name that is none"
    case .expectedSectionEnd: "a section is not closed"
    case .invalidSetDelimiter: "delimiters are set as {{=<% %>=}}"
    case .invalidConfigVariableSyntax, .unrecognisedConfigVariable: "there is no such setting"
    case .transformAppliedToInheritanceSection, .illegalTokenInsideInheritSection,
      .textInsideInheritSection:
      "templates do not inherit: use {{> name}}"
    }
  }
}
