import POSModel
import TerminalUI

extension OrderScreen {
  /// Rings a product, or asks first what it must have: the slots of a combo, forced modifiers.
  mutating func ring(_ ringing: Ringing, at desk: Desk) -> Move {
    if let combo = desk.store.combos.first(where: {
      $0.entry.isActive && $0.plu == ringing.product.plu
    }) {
      return ring(combo, ringing, at: desk)
    }
    let steps = desk.store.groups(of: ringing.product)
      .filter { group in
        let count = ringing.modifiers.count { $0.group == group.name && $0.kind.isPutOn }
        return count < group.entry.least
      }
      .map {
        ChoicePrompt.Step($0, chosen: ringing.modifiers, currency: desk.currency)
      }
    guard !steps.isEmpty else { return .ring(ringing) }
    choices = ChoicePrompt(.ring(ringing), steps: steps)
    return .none
  }

  private mutating func ring(_ combo: Combo, _ ringing: Ringing, at desk: Desk) -> Move {
    guard ringing.quantity.isWhole, ringing.modifiers.isEmpty, ringing.labelPrice == nil else {
      return .say(.alert("\(ringing.product.name) is a combo: only whole ones, as they are."))
    }
    let wanted = ComboRinging(
      product: ringing.product, combo: combo, count: ringing.quantity.thousandths / 1000)
    let steps = combo.entry.slots.filter { $0.choices.count > 1 }
      .map { ChoicePrompt.Step($0, at: desk) }
    let asked = ChoicePrompt(.combo(wanted), steps: steps)
    guard !steps.isEmpty else { return fill(wanted, asked, at: desk) }
    choices = asked
    return .none
  }

  /// F5: all modifier groups of the picked line, else of the last.
  mutating func modify(at desk: Desk) -> Move {
    guard let item = concerned(on: desk) else {
      return .say(.alert("There is no line to modify: ring something first."))
    }
    guard !item.isSent else { return .say(.alert("\(item.name) is with the kitchen already.")) }
    guard let product = desk.menu.product(id: item.productID) else {
      return .say(.alert("\(item.name) is not on the menu any more."))
    }
    let groups = desk.store.groups(of: product)
    guard !groups.isEmpty else {
      return .say(.info("\(item.name) takes no modifiers; n: writes a note."))
    }
    let chosen = item.modifiers.map(\.choice)
    choices = ChoicePrompt(
      .modify(item, product),
      steps: groups.map { ChoicePrompt.Step($0, chosen: chosen, currency: desk.currency) })
    return .none
  }

  /// F6: the discounts there are, for the picked line or the check.
  mutating func offerDiscounts(at desk: Desk) -> Move {
    guard let check = desk.check, !check.items.isEmpty else {
      return .say(.alert("There is nothing to take a discount off: ring something first."))
    }
    let rules = desk.store.discountRules.filter(\.entry.isActive)
    guard !rules.isEmpty else {
      return .say(.info("No discount is set up. .disc 10% and .disc 2.00 take one off."))
    }
    let options = rules.map { rule in
      ChoicePrompt.Option(name: rule.name, note: Wording.terms(of: rule, desk.currency))
    }
    let step = ChoicePrompt.Step(title: "Discounts", options: options, least: 1, most: 1)
    choices = ChoicePrompt(.discount(rules, picked), steps: [step])
    return .none
  }

  /// A key while something is to be chosen.
  mutating func choose(_ key: Key, at desk: Desk) -> Move {
    guard var asked = choices else { return .none }
    switch asked.press(key) {
    case .stay: choices = asked
    case .unused: return .unused
    case .say(let message):
      choices = asked
      return .say(message)
    case .cancel:
      choices = nil
      return .say(.alert("Not done."))
    case .complete:
      choices = nil
      return complete(asked, at: desk)
    }
    return .none
  }

  /// What a barcode rings beside the choices that are asked; nil when it is nothing of the menu, or
  /// has choices of its own.
  func scanned(_ code: String, at desk: Desk) -> Move? {
    // Any fault of reading it means that it is nothing to ring.
    guard choices != nil, case .ring(let ringing)? = try? desk.grammar.read(code, choice: nil)
    else { return nil }
    var others = self
    let move = others.ring(ringing, at: desk)
    return others.choices == choices && move != .none ? move : nil
  }

  /// All is chosen: the combo's parts may have choices of their own, all else is done.
  private mutating func complete(_ asked: ChoicePrompt, at desk: Desk) -> Move {
    switch asked.purpose {
    case .ring(var ringing):
      let others = ringing.modifiers.filter { typed in
        !asked.steps.contains { $0.group?.name == typed.group }
      }
      ringing.modifiers = others + asked.modifiers
      return .ring(ringing)
    case .modify(let item, _): return .change(.modify(item, asked.modifiers))
    case .discount(let rules, let item):
      guard let place = asked.chosen(in: 0) else { return .none }
      return .change(.discount(.rule(rules[place].id), item, reason: ""))
    case .combo(let combo): return fill(combo, asked, at: desk)
    }
  }

  private mutating func fill(
    _ combo: ComboRinging, _ asked: ChoicePrompt, at desk: Desk
  ) -> Move {
    var filled = combo
    if filled.parts.isEmpty {
      var step = 0
      for slot in combo.combo.entry.slots {
        let chosen = slot.choices.count == 1 ? 0 : asked.chosen(in: step)
        if slot.choices.count > 1 { step += 1 }
        guard let chosen, let product = desk.menu.product(code: slot.choices[chosen].plu) else {
          return .say(.alert("A part of \(combo.product.name) is not sold any more."))
        }
        filled.parts.append(Ringing(product, .one))
      }
    } else if let place = filled.parts.firstIndex(where: { needs($0, desk) }) {
      filled.parts[place].modifiers = asked.modifiers
    }
    guard let place = filled.parts.firstIndex(where: { needs($0, desk) }) else {
      return .ringCombo(filled)
    }
    let part = filled.parts[place]
    let steps = desk.store.groups(of: part.product).filter(\.isForced).map { group in
      var step = ChoicePrompt.Step(group, chosen: [], currency: desk.currency)
      step.title = "\(part.product.name), \(group.name)"
      return step
    }
    choices = ChoicePrompt(.combo(filled), steps: steps)
    return .none
  }

  /// Whether a part of a combo still has forced modifiers to be chosen.
  private func needs(_ part: Ringing, _ desk: Desk) -> Bool {
    part.modifiers.isEmpty && desk.store.groups(of: part.product).contains { $0.isForced }
  }
}

extension StoreView {
  /// The modifier groups of a product, as far as there are such.
  func groups(of product: Product) -> [ModifierGroup] {
    product.entry.modifierGroups.compactMap { modifierGroups[$0] }
  }
}
