/// The label a ZPL printer is about to print.
struct ZPLFormat {
  private var label = Label()
  private var notes: [Sheet.Row] = []
  private var kept: [UInt8] = []
  private var isOpen = false
  private var copies = 1
  private var field = ZPLField()

  // What holds until it is changed, for the labels after this one too.
  private var width: Int?
  private var length: Int?
  private var home = (x: 0, y: 0)
  private var isUTF8 = false
  private var font = ZPLFont(name: "A", height: nil, width: nil)

  /// Obeys a command; the one that ends the label prints it.
  mutating func obey(_ frame: ZPLFrames.Frame) -> [PrintEvent] {
    if frame.name == "^XA" { begin() }
    guard isOpen else { return [] }
    kept += frame.bytes
    if frame.name == "^XZ" { return end() }
    describe(frame)
    return []
  }

  private mutating func begin() {
    (label, notes, kept, isOpen, copies) = (Label(), [], [], true, 1)
    field = ZPLField()
  }

  private mutating func end() -> [PrintEvent] {
    isOpen = false
    (label.width, label.length) = (width, length)
    let sheet = Sheet(notes + [.label(label)])
    return Array(repeating: .document(sheet, kept), count: copies)
  }

  private mutating func describe(_ frame: ZPLFrames.Frame) {
    let parameters = ZPLParameters(frame.parameters)
    func number(_ index: Int) -> Int? { parameters.number(index) }
    switch frame.name {
    case "^XA", "^FX": break
    case "^PW": width = parameters.number(0, in: 1...Label.widest)
    case "^LL": length = parameters.number(0, in: 1...Label.longest)
    case "^LH": home = (number(0) ?? 0, number(1) ?? 0)
    case "^CI": isUTF8 = number(0) == 28
    case "^PQ": copies = parameters.number(0, in: 1...99) ?? 1
    case "^CF": font = ZPLFont(frame.parameters)
    case "^FO", "^FT":
      field = ZPLField()
      (field.x, field.y) = (home.x + (number(0) ?? 0), home.y + (number(1) ?? 0))
      field.isOnBaseLine = frame.name == "^FT"
    case "^A": field.font = ZPLFont(frame.parameters)
    case "^FB": field.block = ZPLBlock(frame.parameters)
    case "^FH": field.escape = frame.parameters.first ?? UInt8(ascii: "_")
    case "^FR": field.isReversed = true
    case "^FD": field.data = frame.parameters
    case "^BQ": field.magnification = parameters.number(2, in: 1...10) ?? 3
    case "^GB":
      let thickness = max(1, number(2) ?? 1)
      field.box = .box(width: number(0) ?? 0, height: number(1) ?? 0, thickness: thickness)
    case "^FS":
      label.fields += field.drawn(font: font, isUTF8: isUTF8)
      field = ZPLField()
    default: notes.append(.unknown(frame.name))
    }
  }
}
