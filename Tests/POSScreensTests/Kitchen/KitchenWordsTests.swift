import POSModel
import TerminalUI
import Testing

@testable import POSScreens

/// What has no blanks to be broken at, as Japanese has none, is read to its end all the same.
struct KitchenWordsTests {
  private static let allergy = "卵と乳製品と小麦粉とピーナッツのアレルギーがありますので別の鍋で調理してください"
  private static let free = "no-nuts/no-sesame/no-dairy/no-eggs/no-soy/no-shellfish/no-mustard"
  private static let guest = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"
  private static let dish = "Donaudampfschifffahrtsgesellschaftskapitänsfrühstücksteller"
  private static let station = "the-kitchen-down-in-the-cellar-behind-the-bar"

  private static func card() -> TicketCard {
    var line = TicketLine.dish(dish, voided: 500)
    (line.note, line.modifiers, line.voidReason) = (allergy, [free], String(free.reversed()))
    var card = TicketCard.at(station, [line])
    (card.name, card.remakeOf, card.reason) = (guest, card.id, String(allergy.reversed()))
    return card
  }

  @Test(arguments: [80, 100, 120], [false, true])
  func `a note, a name and a reason without blanks are broken, never cut off`(
    columns: Int, isExpo: Bool
  ) {
    var kitchen = KitchenStory(isExpo: isExpo, size: Size(rows: 50, columns: columns))
    kitchen.send(.kitchenRead(KitchenView(active: [Self.card()]), KitchenRules()))
    let read = kitchen.text.filter { !" \n▌>─".contains($0) }
    let words = [
      Self.allergy, Self.free, Self.guest, Self.dish, Self.station, String(Self.free.reversed()),
      String(Self.allergy.reversed()),
    ]
    for word in words { #expect(read.contains(word), "\(word): \(kitchen)") }
  }

  @Test func `a word that is broken begins beside what it stands for, and hangs below it`() {
    var kitchen = KitchenStory(station: "kitchen")
    var line = TicketLine.dish("Tofu")
    line.note = "no-nuts/no-sesame/no-dairy"
    kitchen.send(
      .kitchenRead(KitchenView(active: [.at("kitchen", [line])]), KitchenRules()))
    #expect(kitchen.shows("▌   * no-nuts/no-sesame/no"), "\(kitchen)")
    #expect(kitchen.shows("▌     -dairy"), "\(kitchen)")
  }

  @Test func `where else it is made stands apart from how far it is`() {
    let view = KitchenView(active: [.at("grill"), .at("barv"), .at("fry")])
    var kitchen = KitchenStory(station: "grill")
    kitchen.send(.kitchenRead(view, KitchenRules()))
    #expect(kitchen.shows("ALSO AT barv …, fry …"), "\(kitchen)")
  }

  @Test func `the list of what was served parts its columns`() {
    var served = ["bar", "fry", "kitchen"].map { TicketCard.at($0, [.dish("Toast")]) }
    for place in served.indices {
      (served[place].status, served[place].bumpedAt) = (
        .bumped, Instant.start.adding(milliseconds: 175_000)
      )
    }
    var expo = KitchenStory(isExpo: true)
    expo.send(.kitchenRead(KitchenView(bumped: served), KitchenRules()))
    expo.press("R")
    #expect(expo.shows("bar+fry+kit… 2:55"), "\(expo)")
  }
}
