import POSModel

/// The words the cashier reads for what the model knows.
enum Wording {
  /// `Check #10001`.
  static func name(of check: Check) -> String { "Check #\(check.number)" }

  /// `Check #10001 A1`, with the name it was parked under.
  static func title(of check: Check) -> String {
    let name = check.name.isEmpty ? "" : " · \(check.name)"
    return "Check #\(check.number) \(check.callNumber)\(name)"
  }

  static func orderType(_ type: OrderType) -> String {
    switch type {
    case .eatIn: "eat in"
    case .takeOut: "take-out"
    }
  }

  /// As a heading: `Take-out`.
  static func orderTypeTitle(_ type: OrderType) -> String {
    switch type {
    case .eatIn: "Eat in"
    case .takeOut: "Take-out"
    }
  }

  static func status(_ status: Check.Status) -> String {
    switch status {
    case .open: "open"
    case .parked: "parked"
    case .closed: "paid"
    case .voided: "voided"
    }
  }

  static func tender(_ tender: Tender) -> String {
    switch tender {
    case .cash: "cash"
    case .card: "card"
    }
  }

  static func tenderTitle(_ tender: Tender) -> String {
    switch tender {
    case .cash: "Cash"
    case .card: "Card"
    }
  }

  /// With its article: `a cook`.
  static func role(_ role: Role) -> String {
    switch role {
    case .cashier: "a cashier"
    case .cook: "a cook"
    case .manager: "a manager"
    case .technician: "a technician"
    }
  }

  /// How long something takes or took: `40 s`, `5 min 10 s`, `2 h 05`.
  static func duration(milliseconds: Int64) -> String {
    let seconds = max(0, (milliseconds + 999) / 1000)
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
    let minutes = seconds / 60 % 60
    return "\(seconds / 3600) h \(minutes < 10 ? "0" : "")\(minutes)"
  }

  /// How old something is: `now`, `5 min`, `2 h 05`, `3 d`.
  static func age(milliseconds: Int64) -> String {
    let minutes = max(0, milliseconds / 60_000)
    if minutes < 1 { return "now" }
    if minutes < 60 { return "\(minutes) min" }
    if minutes < 48 * 60 {
      return "\(minutes / 60) h \(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }
    return "\(minutes / 1440) d"
  }
}
