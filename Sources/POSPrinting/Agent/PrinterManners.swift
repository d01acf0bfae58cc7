import POSModel

/// What is known of a printer; it outlives connections. Used by the printer's thread alone.
final class PrinterManners {
  /// After so many questions in a row without an answer, one that was away is another one that
  /// gives none, and one that does not tell of jobs never does. One that was just switched on may
  /// take a while.
  private static let mostSilences = 3

  /// The printer it is known of; one that is set up anew is another one.
  let printer: Printer
  /// Whether it says how it is; nil while it was not asked.
  private(set) var answers: Bool?
  /// Whether it says when a job is printed; nil while it was not asked.
  var tellsEnd: Bool?
  /// Whether it could not be reached since it answered last: another may stand in its place.
  private var mayBeAnother = false
  /// How many questions in a row it did not answer since then, though it had answered others.
  private var silences = 0
  /// How many jobs in a row it did not tell the end of though it answers, since it was away.
  private var untold = 0
  /// What the last job failed with; nil once one was printed. A printer may say that it is well and
  /// print nothing all the same.
  var failure: String?
  /// What another process was told of it, until it is reached.
  private var hearsay: String?

  /// Nothing is known of a printer yet, but what was wrong with it when another process printed.
  init(of printer: Printer, hearsay: String? = nil) {
    (self.printer, self.hearsay) = (printer, hearsay)
  }

  /// It may have been mended, or switched on, since it was asked: it is asked again. One job that
  /// took long is no proof that it never tells the end of one; that it is waited for is dear.
  func beginConnection() {
    if answers == false { answers = nil }
    if tellsEnd == false, untold < Self.mostSilences { tellsEnd = nil }
  }

  /// It was reached, and said that it is well where it can say so. Where it cannot, what was wrong
  /// may be so still: only what it prints shows that it is not.
  func wasReached(mayAnswer: Bool) {
    if !mayAnswer, let hearsay { failure = hearsay }
    hearsay = nil
  }

  /// It cannot be reached: when it can be again, it may be another one.
  func wasAway() { (mayBeAnother, untold) = (true, 0) }

  /// It was waited for to say that a job is printed, and answers.
  ///
  /// One that told before may have missed to once; one that goes on missing it does not tell: it
  /// may be another one, put there while nobody looked.
  func told(_ didTell: Bool) {
    untold = didTell ? 0 : untold + 1
    if didTell {
      tellsEnd = true
    } else if tellsEnd != true || untold == Self.mostSilences {
      tellsEnd = false
    }
  }

  /// It was asked how it is, before a job.
  ///
  /// One that answered and is silent now does not print, as far as anybody knows, however long that
  /// lasts. Only one that was away meanwhile may be one that never answers, or one that answers and
  /// does not tell of jobs.
  func heard(_ didAnswer: Bool) {
    guard !didAnswer else {
      if mayBeAnother { tellsEnd = nil }
      (answers, mayBeAnother, silences) = (true, false, 0)
      return
    }
    guard answers == true else {
      answers = false
      return
    }
    guard mayBeAnother else { return }
    silences += 1
    if silences == Self.mostSilences {
      (answers, tellsEnd, mayBeAnother, silences) = (false, nil, false, 0)
    }
  }
}
