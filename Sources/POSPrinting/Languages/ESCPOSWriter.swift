import POSModel

/// Writes a document in ESC/POS, and only those commands that change something.
struct ESCPOSWriter {
  private let paper: PaperSpec
  private var bytes = ESCPOSCommand.initialize
  private var style = TextStyle()
  /// The page the printer is in; nil until it is told, for it may wake up in any.
  private var page: CodePage?

  private init(paper: PaperSpec) { self.paper = paper }

  /// The bytes of a document.
  static func bytes(
    of document: PrintDocument, on paper: PaperSpec, processID: [UInt8]?
  ) -> [UInt8] {
    var writer = ESCPOSWriter(paper: paper)
    // Spelt first, so that the layout counts what is printed: the euro sign may be three letters.
    let printable = document.mapTexts {
      CodePages.printable($0, supported: writer.pages)
    }
    for line in PaperLayout.lines(of: printable, columns: paper.columns) { writer.write(line) }
    if let processID, processID.count == 4, processID.allSatisfy({ (32...126).contains($0) }) {
      writer.bytes += ESCPOSCommand.answer(processID)
    }
    return writer.bytes
  }

  private var pages: [CodePage] { paper.codePages.isEmpty ? [.cp437] : paper.codePages }

  private mutating func write(_ line: PaperLine) {
    switch line {
    case .text(let text, let style):
      take(style)
      write(text)
      bytes += ESCPOSCommand.lineFeed
    case .qr(let text):
      take(TextStyle(alignment: .center))
      let module = QRSize.module(ofBytes: text.utf8.count, dots: paper.dots)
      bytes += ESCPOSCommand.qr(text, module: module)
    case .logo:
      guard let logo = paper.logo else { return }
      take(TextStyle(alignment: .center))
      bytes += ESCPOSCommand.raster(logo)
    case .cut: bytes += ESCPOSCommand.cut
    case .kick: bytes += ESCPOSCommand.kick
    }
  }

  private mutating func write(_ text: String) {
    for run in CodePages.encode(text, starting: page ?? pages[0], supported: pages) {
      if run.page != page { bytes += ESCPOSCommand.codePage(run.page) }
      page = run.page
      bytes += run.bytes
    }
  }

  private mutating func take(_ next: TextStyle) {
    if next.size != style.size { bytes += ESCPOSCommand.size(next.size) }
    if next.isBold != style.isBold { bytes += ESCPOSCommand.bold(next.isBold) }
    if next.isUnderlined != style.isUnderlined {
      bytes += ESCPOSCommand.underline(next.isUnderlined)
    }
    if next.alignment != style.alignment { bytes += ESCPOSCommand.alignment(next.alignment) }
    if next.isReversed != style.isReversed { bytes += ESCPOSCommand.reverse(next.isReversed) }
    style = next
  }
}
