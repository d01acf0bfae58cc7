/// Letters that searching treats as others: accented Latin, Greek and Cyrillic ones, and ligatures.
///
/// Lower case only, because folding lowers first. Latin-1, Latin Extended-A and -B, Latin Extended
/// Additional (Vietnamese), the Greek tonos and the Russian ё; й is a letter of its own and stays.
enum PlainLetters {
  /// What to write for a letter, by its code point; nothing for letters that stay.
  static let replacement: [UInt32: String] = {
    var replacement: [UInt32: String] = [:]
    for (plain, letters) in table {
      for letter in letters.unicodeScalars { replacement[letter.value] = plain }
    }
    return replacement
  }()

  private static let table: [(plain: String, letters: String)] = [
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặ"),
    ("ae", "æǣǽ"),
    ("b", "ƀḃḅḇ"),
    ("c", "çćĉċčƈȼḉ"),
    ("d", "ðďđƌȡḋḍḏḑḓ"),
    ("db", "ȸ"),
    ("dz", "ǆǳ"),
    ("e", "èéêëēĕėęěȅȇȩɇḕḗḙḛḝẹẻẽếềểễệ"),
    ("f", "ƒḟ"),
    ("g", "ĝğġģǧǵḡ"),
    ("h", "ĥħȟḣḥḧḩḫẖ"),
    ("i", "ìíîïĩīĭįıǐȉȋḭḯỉị"),
    ("ij", "ĳ"),
    ("j", "ĵǰȷɉ"),
    ("k", "ķĸƙǩḱḳḵ"),
    ("l", "ĺļľŀłƚƛȴḷḹḻḽ"),
    ("lj", "ǉ"),
    ("ll", "ỻ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňŉŋƞǹȵṅṇṉṋ"),
    ("nj", "ǌ"),
    ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("p", "ƥṕṗ"),
    ("q", "ɋ"),
    ("qp", "ȹ"),
    ("r", "ŕŗřȑȓɍṙṛṝṟ"),
    ("s", "śŝşšſșȿṡṣṥṧṩẛẜẝ"),
    ("ss", "ß"),
    ("t", "ţťŧƫƭțȶṫṭṯṱẗ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿỽ"),
    ("w", "ŵẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷƴȳɏẏẙỳỵỷỹỿ"),
    ("z", "źżžƶɀẑẓẕ"),
    ("α", "ά"),
    ("ε", "έ"),
    ("η", "ή"),
    ("ι", "ίϊΐ"),
    ("ο", "ό"),
    ("σ", "ς"),
    ("υ", "ύϋΰ"),
    ("ω", "ώ"),
    ("е", "ё"),
  ]
}
