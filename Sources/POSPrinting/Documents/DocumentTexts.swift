extension PrintDocument {
  /// The document with every text that is printed as letters changed.
  func mapTexts(_ change: (String) -> String) -> PrintDocument {
    PrintDocument(
      elements.map { element in
        switch element {
        case .text(let text, let style): .text(change(text), style)
        case .row(let left, let right, let style):
          .row(left: change(left), right: change(right), style)
        case .rule(let character): .rule(change(String(character)).first ?? "-")
        case .feed, .qr, .logo, .cut, .kick: element
        }
      })
  }
}
