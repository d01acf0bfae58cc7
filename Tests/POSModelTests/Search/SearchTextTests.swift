import POSModel
import Testing

struct SearchTextTests {
  @Test(arguments: [
    ("", ""),
    ("Classic BURGER", "classic burger"),
    ("fries 0.5 l", "fries 0.5 l"),
    ("Crème Brûlée", "creme brulee"),
    ("JALAPEÑO", "jalapeno"),
    ("Weiße Straße", "weisse strasse"),
    ("GROẞ", "gross"),
    ("Smørrebrød", "smorrebrod"),
    ("Bœuf, Æbleskiver", "boeuf, aebleskiver"),
    ("Łódź, Đà Nẵng", "lodz, da nang"),
    ("Phở, Bún chả, Gỏi cuốn", "pho, bun cha, goi cuon"),
    ("İçli köfte, ılık", "icli kofte, ilik"),
    ("Ǎ ș ț ǵ", "a s t g"),
    ("Μουσακάς, ΓΎΡΟΣ", "μουσακασ, γυροσ"),
    ("Ёлки, Йогурт", "елки, йогурт"),
    ("味噌ラーメン Miso", "味噌ラーメン miso"),
    ("抹茶 Latte 🍵", "抹茶 latte 🍵"),
  ]) func `case and accents do not count`(text: String, folded: String) {
    #expect(SearchText.folded(text) == folded)
  }

  @Test(arguments: [
    ("e\u{301}", "é"), ("a\u{302}\u{301}", "ấ"), ("I\u{307}", "İ"), ("Е\u{308}", "Ё"),
    ("И\u{306}", "Й"), ("У\u{306}", "Ў"), ("І\u{308}", "Ї"), ("\u{3B1}\u{301}", "ά"),
    ("か\u{3099}", "が"),
  ]) func `an accent folds the same inside its letter and after it`(apart: String, joined: String) {
    #expect(SearchText.folded(apart) == SearchText.folded(joined))
  }

  @Test func `no letter of western Europe or Vietnam keeps its accent`() {
    let blocks: [ClosedRange<UInt32>] = [0xC0...0x17F, 0x1EA0...0x1EF9]
    let letters = blocks.joined().compactMap(Unicode.Scalar.init).filter(\.properties.isAlphabetic)
    let kept = letters.filter { !SearchText.folded(String($0)).utf8.allSatisfy { $0 < 0x80 } }
    #expect(kept == [])
  }

  @Test func `folding any character twice gives what folding it once gave`() {
    let scalars = (UInt32(0)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init)
    let changed = scalars.filter { scalar in
      let once = SearchText.folded(String(scalar))
      return once.utf8.count > 0 && !SearchText.folded(once).utf8.elementsEqual(once.utf8)
    }
    #expect(Array(changed) == [])
  }

  @Test func `folding any text twice gives what folding it once gave`() {
    let alphabet = Array("aZ 9éÉßẞœŁđỐ\u{300}\u{306}\u{308}иІіуйїёΆςσİı味🍵\u{200D}".unicodeScalars)
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      let once = SearchText.folded(String(text))
      #expect(SearchText.folded(once).utf8.elementsEqual(once.utf8), "\(text)")
    }
  }

  @Test func `words are the runs of letters and digits`() {
    #expect(SearchText.words("Fish & Chips (2 pcs.)") == ["fish", "chips", "2", "pcs"])
    #expect(SearchText.words("Salad bar (per kg)") == ["salad", "bar", "per", "kg"])
    #expect(SearchText.words("味噌ラーメン Miso-ramen") == ["味噌ラーメン", "miso", "ramen"])
    #expect(SearchText.words("Crème brûlée") == ["creme", "brulee"])
    #expect(SearchText.words(" - ") == [])
    #expect(SearchText.words("") == [])
  }
}
