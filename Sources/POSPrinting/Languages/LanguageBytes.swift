public import POSModel

extension Printer.Language {
  /// The bytes that make a printer print a document on that paper.
  ///
  /// An ESC/POS printer that has come to the end answers with `processID`: four bytes from 32 to
  /// 126. Anything else is not sent, and neither do the other languages know it.
  public func bytes(
    of document: PrintDocument, on paper: PaperSpec, processID: [UInt8]? = nil
  ) -> [UInt8] {
    switch self {
    case .escpos: ESCPOSWriter.bytes(of: document, on: paper, processID: processID)
    case .zpl: ZPLLabel.bytes(of: document, on: paper)
    case .text: PlainText.bytes(of: document, on: paper)
    }
  }
}
