import POSModel
import TerminalUI

/// Asks in the menu's place what a guest wants: of modifier groups, of a combo's slots, of the
/// discounts there are. One key a choice.
struct ChoicePrompt: Sendable, Equatable {
  /// One list to choose from.
  struct Step: Sendable, Equatable {
    var title: String
    var options: [Option]
    var least: Int
    var most: Int
    /// The modifier group it is; nil for anything else.
    var group: ModifierGroup?
  }

  /// One row of a list.
  struct Option: Sendable, Equatable {
    var name: String
    var note: String
    /// How it is chosen; nil while it is not.
    var kind: ModifierKind?
    /// Its turn among those chosen: the first of a group may be free.
    var turn = 0
  }

  /// What becomes of the choices.
  enum Purpose: Sendable, Equatable {
    case ring(Ringing)
    case modify(CheckItem, Product)
    case combo(ComboRinging)
    case discount([DiscountRule], CheckItemID?)
  }

  let purpose: Purpose
  private(set) var steps: [Step]
  private(set) var place = 0
  private(set) var picked = 0
  /// How the next choice is meant: put on, unless `-`, `+` or `~` was pressed.
  private(set) var kind = ModifierKind.add

  init(_ purpose: Purpose, steps: [Step]) { (self.purpose, self.steps) = (purpose, steps) }

  /// What a key led to.
  enum Outcome: Sendable, Equatable {
    case stay
    case say(Message)
    case cancel
    case complete
    case unused
  }

  var step: Step { steps[place] }

  static let keys = Array("123456789abcdefghijklmnopqrstuvwxyz")

  mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .escape: return .cancel
    case .up: picked = max(0, picked - 1)
    case .down: picked = max(0, min(step.options.count - 1, picked + 1))
    case .backspace, .left: back()
    case .enter: return next()
    case .character(" "): return choose(picked)
    case .character("+") where step.group != nil: kind = .extra
    case .character("-") where step.group != nil: kind = .no
    case .character("~") where step.group != nil: kind = .light
    case .character(let character):
      guard let option = Self.keys.firstIndex(of: character) else { return .unused }
      return choose(option)
    default: return .unused
    }
    return .stay
  }

  /// One key chooses; pressed again it takes the choice back. Where only one may be chosen, that
  /// is it.
  private mutating func choose(_ option: Int) -> Outcome {
    guard step.options.indices.contains(option) else { return .unused }
    defer { kind = .add }
    picked = option
    let before = step.options[option].kind
    steps[place].options[option].kind = before == kind ? nil : kind
    steps[place].options[option].turn = (step.options.map(\.turn).max() ?? 0) + 1
    guard before != kind, kind.isPutOn else { return .stay }
    if step.most == 1 {
      for other in step.options.indices where other != option {
        if steps[place].options[other].kind?.isPutOn == true {
          steps[place].options[other].kind = nil
        }
      }
      if step.least == 1 { return next() }
    }
    guard count <= step.most else {
      steps[place].options[option].kind = before
      return .say(.alert("At most \(step.most) of \(step.title)."))
    }
    return .stay
  }

  /// Whether the next choice goes on by itself, and nothing else does.
  var mustChooseOne: Bool { step.least == 1 && step.most == 1 && count == 0 }

  private var count: Int { step.options.count { $0.kind?.isPutOn == true } }

  private mutating func next() -> Outcome {
    guard count >= step.least else {
      let more = step.least == 1 ? "one" : "\(step.least)"
      return .say(.alert("Choose \(more) of \(step.title), or Esc."))
    }
    guard place + 1 < steps.count else { return .complete }
    (place, picked, kind) = (place + 1, 0, .add)
    return .stay
  }

  private mutating func back() {
    guard place > 0 else { return }
    (place, picked, kind) = (place - 1, 0, .add)
  }

  /// All choices of modifier groups, in the order of the groups.
  var modifiers: [ModifierChoice] {
    steps.flatMap { step -> [ModifierChoice] in
      guard let group = step.group else { return [] }
      return step.options.sorted { $0.turn < $1.turn }.compactMap { option in
        option.kind.map { ModifierChoice(group: group.name, name: option.name, kind: $0) }
      }
    }
  }

  /// The row chosen in a step.
  func chosen(in place: Int) -> Int? {
    steps[place].options.firstIndex { $0.kind != nil }
  }
}

extension ChoicePrompt.Step {
  /// The step for one modifier group, with what is chosen of it already.
  init(_ group: ModifierGroup, chosen: [ModifierChoice], currency: Currency) {
    self.group = group
    title = group.name
    (least, most) = (group.entry.least, group.entry.most)
    let mine = chosen.filter { $0.group == group.name }
    options = group.entry.modifiers.map { modifier in
      let turn = mine.firstIndex { $0.name == modifier.name }
      return ChoicePrompt.Option(
        name: modifier.name,
        note: modifier.price == .zero ? "" : currency.text(modifier.price),
        kind: turn.map { mine[$0].kind }, turn: turn.map { $0 + 1 } ?? 0)
    }
  }

  /// The step for one slot of a combo.
  init(_ slot: ComboEntry.Slot, at desk: Desk) {
    (title, least, most) = (slot.name, 1, 1)
    options = slot.choices.map { choice in
      ChoicePrompt.Option(
        name: desk.menu.product(code: choice.plu)?.name ?? choice.plu,
        note: choice.surcharge == .zero ? "" : "+\(desk.text(choice.surcharge))")
    }
  }

  /// What a choice of it must come to: `choose 1`, `up to 2`, `1 to 3`.
  var wanted: String {
    if least == most { return "choose \(least)" }
    return least == 0 ? "up to \(most)" : "\(least) to \(most)"
  }
}
