import POSModel

/// What is known of a printer; it outlives connections. Used by the printer's thread alone.
final class PrinterManners {
  /// After so many questions in a row without an answer it is one that gives none.
  private static let mostSilences = 2

  /// The printer it is known of; one that is set up anew is another one.
  let printer: Printer
  /// Whether it says how it is; nil while it was not asked.
  private(set) var answers: Bool?
  /// Whether it says when a job is printed; nil while it was not asked.
  var tellsEnd: Bool?
  /// How many questions in a row it did not answer, though it had answered others.
  private(set) var silences = 0
  /// What the last job failed with; nil once one was printed. A printer may say that it is well and
  /// print nothing all the same.
  var failure: String?

  /// Nothing is known of a printer yet.
  init(of printer: Printer) { self.printer = printer }

  /// It may have been mended, or switched on, since it was asked: it is asked again.
  func beginConnection() { if answers == false { answers = nil } }

  /// It was asked how it is.
  func heard(_ didAnswer: Bool) {
    if didAnswer {
      (answers, silences) = (true, 0)
    } else if answers != true {
      answers = false
    } else {
      // It may have other things to do, once.
      silences += 1
      if silences == Self.mostSilences { (answers, tellsEnd, silences) = (nil, nil, 0) }
    }
  }
}
