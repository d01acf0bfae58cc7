import POSModel
import TerminalUI

/// A day at the demo's till as a key script, drawn from a seed: every feature, many times over.
struct DayScript {
  /// The lines of the script.
  private(set) var lines: [String]
  /// How many keys are pressed.
  private(set) var keys = 0
  /// How often each recipe was cooked.
  private(set) var cooked: [String: Int] = [:]

  /// A frame is looked at behind so many keys.
  private static let keysPerFrame = 50

  /// What a guest may bring about, as key names and typed words; `_` is a blank, `#` a number of
  /// its own. Each leaves the till ready for the next guest.
  private static let common = [
    "101 Enter 303 Enter F8 k Enter",
    "3*bur_2 Enter Enter F8 k Enter",
    "0.350*205 Enter F8 50 Enter Enter",
    "101-onion+cheese++bacon~pick Enter F5 4 Enter F8 c A# Enter Enter",
    "2*105 Enter 2 106+rare Enter F8 k Enter",
    "801 Enter 2 1 3 F8 k Enter",
    "102 Enter 201 Enter 305 Enter = F8 k Enter",
    "2*303 Enter 304 Enter .disc_soda3 Enter F8 k Enter",
    "2*101 Enter .disc_10% Enter .disc_regular Enter F8 k Enter",
    "101 Enter 201 Enter .split_3 Enter Enter c A# Enter Enter Enter",
    "101 Enter 201 Enter F2 .split Enter 1 2 Enter F8 k Enter F4 Enter F8 k Enter",
    "3*101 Enter 201 Enter .split Enter 2 3 Enter .merge Enter Enter .merge Enter Enter F8 k Enter",
    ".seat_1 Enter 101 Enter .seat_2 Enter 102 Enter .split_seats Enter F8 k Enter F4 Enter F8 k "
      + "Enter",
    "101 Enter .transfer_dan Enter F4 Enter F8 k Enter",
    "101 Enter F3 Tom Enter F4 Enter 303 Enter F8 k Enter",
    "F9 101 Enter F9 .eatin Enter F8 k Enter",
    "101 Enter F8 3t 20 Enter Enter",
    "101 Enter F8 15%t c A# Enter Enter",
    "101 Enter F8 5.00m MP# Enter k Enter",
    "2000205003507 Enter bur2200205004997 Enter Esc F8 k Enter",
    "101 Enter 201 Enter Ctrl-Z 303 Enter Up + Ctrl-Z Del Ctrl-Z Esc F8 k Enter",
    "101 Enter Up w Esc Esc .why Enter Esc F1 Esc F8 k Enter",
    ".offline Enter 101 Enter F8 c k Enter .online Enter",
    "101 Enter F7 left Enter",
    "101 Enter Up .seat_3 Enter Esc .guest_Zoë Enter n:no_salt Enter F8 k Enter",
    "999 Enter 101 Enter F6 Esc Esc F8 Esc F8 k Enter",
  ]

  /// The same for what a manager approves: PINs are slow to prove, so they are rarer.
  private static let approved = [
    "101 Enter .disc_20%_wait Enter 9999 Enter F8 k Enter",
    "101 Enter F6 6 9999 Enter F8 k Enter",
    "101 Enter 303 Enter Up .comp Enter spilled Enter 9999 Enter Esc F8 k Enter",
    "101 Enter .price_7.00_dented Enter 1111 Enter 9999 Enter F8 k Enter",
    "3*101 Enter 201 Enter F2 Home - cold Enter 9999 Enter Home + Esc F8 k Enter",
    "101 Enter 201 Enter F8 k Enter .refund Enter Enter Space Enter cold Enter 9999 Enter",
    "2*101 Enter F8 k Enter .refund Enter Enter 1.50 Tab Enter cold Enter 9999 Enter",
    "101 Enter F8 5. Enter Esc .refund Enter Enter other Enter 9999 Enter k Enter",
    "101 Enter F8 k Enter .reopen Enter Enter forgot Enter 9999 Enter 303 Enter F8 k Enter",
    ".voucher_V#_20 Enter 9999 Enter 101 Enter F8 v V# Enter Enter",
    ".86_103_5 Enter 2*103 Enter Up + Esc .86_103_off Enter 9999 Enter F8 k Enter",
    ".86_103 Enter 103 Enter 9999 Enter .86_103_off Enter 9999 Enter F8 k Enter",
    ".drawer_change Enter 9999 Enter 101 Enter F8 k Enter",
    "101 Enter F12 1111 Enter F8 k Enter",
  ]

  /// The recipes there are.
  static let recipes = common + approved

  /// A script of a day with so many checks.
  init(seed: UInt64, checks: Int) {
    var random = SeededGenerator(seed: seed)
    lines = ["size 80x24", "clock 2026-06-01T09:00:00Z", "seed \(seed)"]
    press("1111 Enter", number: 0)
    for number in 1...checks {
      let isApproved = number % 6 == 0
      let kitchen = isApproved ? Self.approved : Self.common
      // All of them once, then what the seed wants.
      let turn = isApproved ? number / 6 - 1 : number - number / 6 - 1
      let recipe =
        turn < kitchen.count
        ? kitchen[turn] : kitchen[Int.random(in: kitchen.indices, using: &random)]
      cooked[recipe, default: 0] += 1
      press(recipe, number: number)
      if number % 20 == 0 { lines.append("wait 60s") }
    }
    lines.append("snapshot end")
  }

  /// The script as a text.
  var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func press(_ recipe: String, number: Int) {
    for word in recipe.split(separator: " ") {
      if word.count > 1, Key(name: String(word)) != nil {
        press(key: String(word))
      } else {
        for character in word.replacing("#", with: "\(number)") {
          press(key: character == "_" ? "Space" : String(character))
        }
      }
    }
  }

  private mutating func press(key: String) {
    lines.append("key \(key)")
    keys += 1
    if keys % Self.keysPerFrame == 0 { lines.append("snapshot f\(keys)") }
  }
}
