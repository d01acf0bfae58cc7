import GRDB
import POSModel

/// Reserves check numbers and call numbers. Called in the transaction that opens the check.
///
/// Workstation `w` counts in blocks of 10 000 of its own, from `w × 10 000 + 1`, so that devices
/// which cannot see each other never collide. Never MAX()+1: a number once given is gone.
struct CheckCounter {
  static let block: Int64 = 10_000
  /// From the end of one block to the begin of the next, past those of all other workstations.
  static let leap: Int64 = 990_001

  /// Only numbers below it are followed, so that what follows one is a number, too.
  static let furthest = CheckNumbers.end - leap

  let workstation: Int

  /// The first number of the workstation.
  var first: Int64 { Int64(workstation) * Self.block + 1 }

  /// The number after `number`.
  static func following(_ number: Int64) -> Int64 {
    number % block == 0 ? number + leap : number + 1
  }

  /// Whether `number` is in a block of this workstation.
  func owns(_ number: Int64) -> Bool {
    number >= first && (number - 1) / Self.block % 100 == Int64(workstation)
  }

  /// The smallest number of this workstation's blocks above `number`.
  func firstAbove(_ number: Int64) -> Int64 {
    guard number >= first else { return first }
    let round = Self.block + Self.leap - 1
    let candidate = first + (number - first) / round * round
    let end = candidate + Self.block - 1
    if number < candidate { return candidate }
    return number < end ? number + 1 : candidate + round
  }

  /// Sets a revenue center's counter to its first number.
  ///
  /// - Throws: the database's error; a counter that is there already is one.
  func begin(_ rvc: RVCID, _ db: Database, at now: Instant) throws {
    try db.execute(
      sql: "INSERT INTO rvc_counters (rvc_id, next_check_number, updated_at) VALUES (?, ?, ?)",
      arguments: [rvc.rawValue, first, now.text])
  }

  /// Reserves the next numbers; they are gone when the transaction commits.
  ///
  /// - Throws: ``StoreFailure/counterMissing(rvc:)``, or the database's error.
  func reserve(
    _ rvc: RVCID, day: CalendarDay, _ db: Database, at now: Instant
  ) throws -> CheckNumbers {
    let select = try db.cachedStatement(
      sql: "SELECT next_check_number FROM rvc_counters WHERE rvc_id = ?")
    guard let number = try Int64.fetchOne(select, arguments: [rvc.rawValue]) else {
      throw StoreFailure.counterMissing(rvc: rvc.rawValue)
    }
    let update = try db.cachedStatement(
      sql: "UPDATE rvc_counters SET next_check_number = ?, updated_at = ? WHERE rvc_id = ?")
    try update.execute(arguments: [Self.following(number), now.text, rvc.rawValue])
    let count = try db.cachedStatement(
      sql: """
        INSERT INTO call_counters (rvc_id, business_day, next_call_number) VALUES (?, ?, 2)
        ON CONFLICT (rvc_id, business_day) DO UPDATE SET next_call_number = next_call_number + 1
        RETURNING next_call_number - 1
        """)
    guard let call = try Int64.fetchOne(count, arguments: [rvc.rawValue, day.text]) else {
      preconditionFailure("an upsert returns its row")
    }
    return CheckNumbers(checkNumber: number, callNumber: "\(letter)\(call)")
  }

  /// What a call number of this workstation counted to; nil for one of another, or of nobody: no
  /// lane calls out a million on a day. That of a check that was split off is its first check's.
  func count(ofCall callNumber: String) -> Int64? {
    let whole = callNumber.prefix { $0 != "/" }
    let digits = String(whole.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    guard whole.dropLast(digits.count).hasSuffix(letter), let count = Int64(digits),
      (1..<1_000_000).contains(count)
    else { return nil }
    return count
  }

  /// The lane's letter: A to Z, then AA to AZ and so on.
  private var letter: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let (rounds, place) = (workstation - 1).quotientAndRemainder(dividingBy: alphabet.count)
    return (rounds > 0 ? String(alphabet[rounds - 1]) : "") + String(alphabet[place])
  }
}
