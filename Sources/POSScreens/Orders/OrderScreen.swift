import POSModel
import TerminalUI

/// Rings products: the menu, the check and an entry line that always has the focus.
struct OrderScreen: Sendable, Equatable {
  /// What of the check is picked.
  enum Pick: Sendable, Equatable {
    case item(CheckItemID)
    case total
  }

  var line = TypedLine()
  var question: OrderQuestion?
  /// What the guest is asked to choose in the menu's place.
  var choices: ChoicePrompt?
  /// The page of the menu.
  var category = 0
  /// Rows of that page scrolled away.
  var scrolled = 0
  /// What of the check is picked.
  var pick: Pick?
  /// Whether the line that was picked went, and nothing was picked or rung since.
  var hasLostPick = false
  /// Whether the last key was answered with that; arrows that pick anew leave it so.
  var toldPickIsGone = false
  /// Whether the last key was a `-` that found no line picked: digits behind it belong to it.
  var hasStrayMinus = false
  /// The row picked of the list that is open while typing; nil until an arrow picks one.
  var choice: Int?
  /// Cash so far beyond what is due that it is taken only when Enter is pressed again.
  var doubted: Money?
  /// What was entered and is with the store; it comes back when it is refused.
  private var entered: TypedLine?

  /// The line of the check that is picked.
  var picked: CheckItemID? {
    if case .item(let id) = pick { id } else { nil }
  }

  /// Takes a key.
  mutating func press(_ key: Key, at desk: Desk) -> Move {
    let hadStrayMinus = hasStrayMinus
    hasStrayMinus = false
    let wasTold = toldPickIsGone
    toldPickIsGone = false
    if key != .enter { doubted = nil }
    if question != nil { return answer(key, at: desk) }
    if choices != nil { return choose(key, at: desk) }
    if case .function(let number) = key { return pressFunction(number, at: desk) }
    if key == .control("z") { return .takeBack }
    if line.isEmpty {
      // `-1*101` is refused as a whole: without its sign it would be rung.
      guard hadStrayMinus, case .character(let digit) = key, digit.isNumber else {
        return pressOnEmptyLine(key, at: desk)
      }
      line.replace(with: "-")
    }
    switch key {
    case .enter: return enter(at: desk)
    case .escape:
      // Who was told that what they picked is gone goes on without it.
      if wasTold { hasLostPick = false }
      clearLine()
    case .up, .down:
      if wasTold || (line.isRefused && hasLostPick) {
        // What is typed waits for another line to be picked.
        toldPickIsGone = true
        move(key, on: desk.check?.items ?? [])
      } else {
        choose(key == .up ? -1 : +1, at: desk)
      }
    case .tab: complete(at: desk)
    default:
      guard line.press(key) else { return .unused }
      choice = nil
    }
    return .none
  }

  /// What stands last in what was entered, as it was typed.
  var lastWordEntered: String {
    entered?.text.split(separator: " ").last.map(String.init) ?? ""
  }

  /// What was entered is done; while something of it is still asked for, that is not known.
  mutating func accepted() { if choices == nil { entered = nil } }

  /// A change of the check is done.
  mutating func accepted(_ errand: Errand, on check: Check) {
    accepted()
    if choices == nil, errand.command is AddItem || errand.command is AddCombo {
      (pick, hasLostPick) = (nil, false)
    }
    // The cashier took it off.
    if let picked, picked == (errand.command as? RemoveItem)?.itemID { pick = nil }
    keepPickedLine(on: check)
  }

  /// What was entered is not done: it stays in the line.
  mutating func giveBack() {
    guard choices == nil else { return }
    if let entered, line.isEmpty {
      line = entered
      line.refuse(at: line.caret)
    }
    entered = nil
  }

  /// The next guest comes; what is typed already, or is with the store, stays.
  mutating func startOver() { (pick, question, choices, hasLostPick) = (nil, nil, nil, false) }

  /// A line that is not on the check any more is not picked.
  mutating func keepPickedLine(on check: Check) {
    guard let picked, check.item(picked) == nil else { return }
    // What the cashier does next was meant for it, and not for the line that is last now.
    (pick, hasLostPick, toldPickIsGone) = (nil, true, false)
  }

  /// The menu changed and may have fewer pages.
  mutating func clampCategory(to menu: Menu) {
    guard category >= menu.categories.count else { return }
    (category, scrolled) = (max(0, menu.categories.count - 1), 0)
  }

  mutating func clearLine() {
    line.clear()
    choice = nil
  }

  /// Enter: what the line means is done, or the caret goes to what is wrong with it.
  private mutating func enter(at desk: Desk) -> Move {
    if let scan = Scan(line.text, grammar: desk.grammar) {
      // A barcode that was scanned whole after the check was gone is for the next one.
      if line.leftOver > scan.typedBefore.count { return askAgain() }
      line.keep(first: scan.typedBefore.count)
      return ring(scan.ringing, at: desk)
    }
    do {
      let entry = try desk.grammar.read(line.text, choice: choice)
      if line.isLeftOver, case .ring = entry { return askAgain() }
      entered = TypedLine(line.text)
      clearLine()
      return move(for: entry, at: desk)
    } catch {
      line.refuse(at: error.caret)
      return .say(.alert(error.sentence))
    }
  }

  /// What was typed for a check that is gone begins no other by habit.
  private mutating func askAgain() -> Move {
    line.refuse(at: line.caret)
    return .say(
      .alert(
        "Not rung: this was typed for a check that is gone. "
          + "Enter rings it all the same, Esc clears it."))
  }

  private mutating func choose(_ step: Int, at desk: Desk) {
    let list = Suggestions(line.text, choice: choice, grammar: desk.grammar)
    guard list.count > 0 else { return }
    choice = min(max(0, (list.place ?? -1) + step), list.count - 1)
  }

  /// Tab writes the picked command out.
  private mutating func complete(at desk: Desk) {
    let list = Suggestions(line.text, choice: choice, grammar: desk.grammar)
    guard case .commands(let words, let place) = list, words.indices.contains(place ?? 0)
    else { return }
    let word = words[place ?? 0]
    line.replace(with: ".\(word.rawValue)\(word.standsAlone ? "" : " ")")
    choice = nil
  }
}
