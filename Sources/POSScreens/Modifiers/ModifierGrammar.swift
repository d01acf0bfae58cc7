import POSModel

/// Reads what stands behind a product: `-onion+cheese++bacon~salt`.
struct ModifierGrammar {
  let product: Product
  private let groups: [ModifierGroup]

  init(product: Product, groups: [String: ModifierGroup]) {
    self.product = product
    self.groups = product.entry.modifierGroups.compactMap { groups[$0] }
  }

  /// The choices, in the order typed. The beginning of a name is enough where only one has it.
  ///
  /// - Throws: `EntryFault` with the place of the first that is no modifier of the product.
  func read(_ part: EntryPart) throws(EntryFault) -> [ModifierChoice] {
    guard !groups.isEmpty else { throw part.fault("\(product.name) takes no modifiers.") }
    var choices: [ModifierChoice] = []
    var rest = Substring(part.text)
    while let sign = rest.first {
      let start = part.start + part.text.count - rest.count
      let isExtra = rest.hasPrefix("++")
      let kind: ModifierKind =
        switch sign {
        case "-": .no
        case "~": .light
        default: isExtra ? .extra : .add
        }
      rest = rest.dropFirst(isExtra ? 2 : 1)
      let name = rest.prefix { !"+-~".contains($0) }
      rest = rest.dropFirst(name.count)
      let word = EntryPart(name, start: start + (isExtra ? 2 : 1))
      let (group, modifier) = try find(word)
      guard !choices.contains(where: { $0.group == group && $0.name == modifier }) else {
        throw word.fault("\(modifier) stands twice.")
      }
      choices.append(ModifierChoice(group: group, name: modifier, kind: kind))
    }
    try guardMost(choices, part)
    return choices
  }

  /// The modifier a word means.
  ///
  /// - Throws: `EntryFault`.
  private func find(_ word: EntryPart) throws(EntryFault) -> (group: String, name: String) {
    let sought = SearchText.folded(word.text)
    guard !sought.isEmpty else {
      throw word.fault("Which modifier? Its name comes after the sign.")
    }
    let all = groups.flatMap { group in
      group.entry.modifiers.map { (group: group.name, name: $0.name) }
    }
    if let exact = all.first(where: { SearchText.folded($0.name) == sought }) { return exact }
    let begins = all.filter { $0.name.hasWord(beginning: sought) }
    guard let first = begins.first else {
      throw word.fault("\(product.name) has no modifier “\(word.text)”: F5 lists them.")
    }
    guard begins.count == 1 else {
      throw word.fault("Which one? \(begins.prefix(3).map(\.name).joined(separator: " or ")).")
    }
    return first
  }

  /// Refuses more of a group than there may be.
  ///
  /// - Throws: `EntryFault`.
  private func guardMost(_ choices: [ModifierChoice], _ part: EntryPart) throws(EntryFault) {
    for group in groups {
      let count = choices.count { $0.group == group.name && $0.kind.isPutOn }
      guard count <= group.entry.most else {
        throw part.fault("At most \(group.entry.most) of \(group.name).")
      }
    }
  }
}

extension String {
  /// Whether the folded text or one of its words begins so.
  fileprivate func hasWord(beginning sought: String) -> Bool {
    SearchText.folded(self).hasPrefix(sought)
      || SearchText.words(self).contains { $0.hasPrefix(sought) }
  }
}
