/// What a guest wants of a modifier group, as it is wished for.
public struct ModifierChoice: Hashable, Sendable, Codable {
  /// The group.
  public var group: String
  /// The modifier's name.
  public var name: String
  /// How the guest wants it.
  public var kind: ModifierKind

  /// A choice of that group.
  public init(group: String, name: String, kind: ModifierKind = .add) {
    (self.group, self.name, self.kind) = (group, name, kind)
  }
}

extension [ModifierGroup] {
  /// What choices come to on a product: named and priced, in the order chosen.
  ///
  /// Of each group the first `free` that are put on cost nothing; what is put on extra costs twice.
  ///
  /// - Throws: `CheckRefusal.noSuchModifier`, `.tooFewModifiers`, `.tooManyModifiers` or
  ///   `.badAmount`.
  public func modifiers(
    for choices: [ModifierChoice], on product: String
  ) throws(CheckRefusal) -> [ItemModifier] {
    var modifiers: [ItemModifier] = []
    var counts: [String: Int] = [:]
    var chosen: Set<String> = []
    for choice in choices {
      guard let group = first(where: { $0.name == choice.group }),
        let entry = group.entry.modifiers.first(where: { $0.name == choice.name }),
        chosen.insert("\(choice.group)\n\(choice.name)").inserted
      else { throw .noSuchModifier(choice.name, of: product) }
      let count = counts[group.name, default: 0]
      if choice.kind.isPutOn { counts[group.name] = count + 1 }
      let price = choice.kind.price(entry.price, isFree: count < group.entry.free)
      guard price.isWithinLimit else { throw .badAmount }
      modifiers.append(
        ItemModifier(
          group: group.name, name: entry.name,
          kitchenName: entry.kitchenName.isEmpty ? entry.name : entry.kitchenName,
          kind: choice.kind, price: price))
    }
    for group in self {
      let count = counts[group.name, default: 0]
      guard count >= group.entry.least else {
        throw .tooFewModifiers(group: group.name, least: group.entry.least)
      }
      guard count <= group.entry.most else {
        throw .tooManyModifiers(group: group.name, most: group.entry.most)
      }
    }
    return modifiers
  }
}

extension ModifierKind {
  /// Whether it counts towards what a group wants.
  public var isPutOn: Bool { self == .add || self == .extra }

  /// What it costs, given the price of putting it on once. Of a free one put on extra, the second
  /// is paid for.
  public func price(_ price: Money, isFree: Bool) -> Money {
    switch self {
    case .no, .light: .zero
    case .add: isFree ? .zero : price
    case .extra: isFree ? price : price + price
    }
  }
}
