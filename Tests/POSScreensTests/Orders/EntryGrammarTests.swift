import POSModel
import POSScreens
import Testing

struct EntryGrammarTests {
  private let grammar = EntryGrammar(
    menu: FakeStore.grill.view(showing: nil).menu, currency: .usd)

  /// What a line means, in short: `2 × Classic burger`, or `@2 sentence` for a fault.
  private func meaning(of line: String, choice: Int? = nil) -> String {
    do throws(EntryFault) {
      return switch try grammar.read(line, choice: choice) {
      case .again: "again"
      case .ring(let ringing): "\(ringing.quantity.text) × \(ringing.product.name)"
      case .note(let note): "note “\(note)”"
      case .command(let command): "\(command)"
      }
    } catch {
      return "@\(error.caret) \(error.sentence)"
    }
  }

  @Test(arguments: [
    ("", "again"),
    ("   ", "again"),
    ("101", "1 × Classic burger"),
    (" 101 ", "1 × Classic burger"),
    ("9520001001079", "1 × Classic burger"),
    ("3*101", "3 × Classic burger"),
    ("3 * 101", "3 × Classic burger"),
    ("2*9520001001079", "2 × Classic burger"),
    ("1000000*101", "1000000 × Classic burger"),
    ("0.350*205", "0.350 × Coleslaw"),
    (".35*205", "0.350 × Coleslaw"),
    ("1.5*coleslaw", "1.500 × Coleslaw"),
    ("205", "@0 Coleslaw is sold by the kg: type 0.350*205."),
    ("bur", "1 × Classic burger"),
    ("BUR", "1 × Classic burger"),
    ("burger veg", "1 × Veggie burger"),
    ("bur 2", "1 × Veggie burger"),
    ("bur 1", "1 × Classic burger"),
    ("2*bur", "2 × Classic burger"),
    ("2*bur 2", "2 × Veggie burger"),
    ("creme", "1 × Crème brûlée shake"),
    ("BRÛLÉE", "1 × Crème brûlée shake"),
    ("combo", "1 × Combo 10"),
    ("combo 2", "1 × Combo 2"),
    ("combo 1", "1 × Combo 10"),
    ("water 0.5", "1 × Still water 0.5 l"),
    ("n:no salt", "note “no salt”"),
    ("N: no salt ", "note “no salt”"),
    ("n:", "note “”"),
  ])
  func `a line that rings or notes`(line: String, meaning: String) {
    #expect(self.meaning(of: line) == meaning)
  }

  @Test(arguments: [
    (".park", "park(name: \"\")"),
    (".park Bob at 4", "park(name: \"Bob at 4\")"),
    (".PARK bob", "park(name: \"bob\")"),
    (".checks", "checks"),
    (".ch", "checks"),
    (".void", "void(reason: \"\")"),
    (".void guest left", "void(reason: \"guest left\")"),
    (".pay", "pay"),
    (".lock", "logOut"),
    (".logout", "logOut"),
    (".help", "help"),
    (".undo", "undo"),
    (".menu 2", "category(1)"),
    (".menu drinks", "category(2)"),
    (".takeout", "orderType(POSModel.OrderType.takeOut)"),
    (".note no salt", "note(\"no salt\")"),
  ])
  func `a dot command`(line: String, meaning: String) {
    #expect(self.meaning(of: line) == meaning)
  }

  @Test(arguments: [
    ("999", "@0 There is no product 999."),
    ("3*999", "@2 There is no product 999."),
    ("12.50", "@0 There is no product 12.50."),
    ("*101", "@0 How many? A number stands before the *."),
    ("2*", "@2 Which product? Its number or name comes after the *."),
    ("2*3*101", "@3 One * is enough: type 2*101."),
    ("x*101", "@0 “x” is no quantity: type 2*101 or 0.350*205."),
    ("0*101", "@0 A quantity is more than nothing and at most 1,000,000."),
    ("1000001*101", "@0 A quantity is more than nothing and at most 1,000,000."),
    ("0.3501*205", "@0 “0.3501” is no quantity: type 2*101 or 0.350*205."),
    ("0.5*101", "@0 Classic burger is sold in whole pieces."),
    ("101-onion+cheese", "@3 Classic burger takes no modifiers."),
    ("2*101+cheese", "@5 Classic burger takes no modifiers."),
    ("veg~salt", "@3 Veggie burger takes no modifiers."),
    ("zzz", "@0 Nothing on the menu matches “zzz”."),
    ("2*zzz", "@2 Nothing on the menu matches “zzz”."),
    ("bur 7", "@4 Only 2 products match “bur”."),
    ("bur 0", "@4 Only 2 products match “bur”."),
    (".", "@1 Which command? Type its first letters, or pick one with ↑ ↓."),
    (".pa", "@3 Which one? .park or .pay."),
    (".zz", "@1 There is no command .zz; . alone lists them all."),
    (".qty", "@4 .qty needs a number: .qty 3 makes the line three."),
    (".qty x", "@5 .qty needs a number: .qty 3 makes the line three."),
    (".note", "@5 .note needs its text; n: alone takes a note off."),
    (".menu 9", "@6 The menu has pages 1 to 4, or their names."),
    (".checks 4", "@8 This command takes nothing after it."),
    (".pay euros", "@5 Pay how? .pay cash 20 or .pay card CODE 20"),
    (".pay cash x", "@10 “x” is no amount in USD."),
    (".pay card", "@9 .pay card needs the approval code: .pay card 4417 20.00"),
  ])
  func `a line with a fault says what and where`(line: String, meaning: String) {
    #expect(self.meaning(of: line) == meaning)
  }

  @Test func `payments by command carry amount and code`() throws {
    let ten = Money(minorUnits: 1_000)
    #expect(try grammar.read(".pay cash") == .command(.payCash(nil)))
    #expect(try grammar.read(".pay cash 10") == .command(.payCash(ten)))
    #expect(try grammar.read(".pay card 4417") == .command(.payCard(approvalCode: "4417", nil)))
    #expect(
      try grammar.read(".pay card 4417 10") == .command(.payCard(approvalCode: "4417", ten)))
  }

  @Test func `the row picked of the list wins over the first`() {
    #expect(meaning(of: "bur", choice: 1) == "1 × Veggie burger")
    #expect(meaning(of: ".p", choice: 1) == "pay")
  }
}
