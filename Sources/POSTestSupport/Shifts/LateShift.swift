import POSCore
import POSModel

/// What somebody at a till might do with a check beyond ringing and paying, drawn from a seed.
struct LateShift {
  let till: Till

  /// Does something with an open check, or with one that was closed.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  func work(on check: Check, _ random: inout SeededGenerator) throws {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: try perform(SendRound(key: till.key(), actor: till.employee, checkID: check.id))
    case 1: try voidItem(of: check, &random)
    case 2: try discount(check, &random)
    case 3: try price(check, &random)
    case 4: try rename(check, &random)
    case 5: try split(check, &random)
    case 6: try merge(check, &random)
    case 7, 8: try refund(&random)
    case 9: try reopen(&random)
    case 10: try count(&random)
    default: try voucher(check, &random)
    }
  }

  /// Wishes something of a check.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func perform(_ command: some CheckCommand) throws { try till.store.perform(command) }

  /// Voids one of a line, sent first where nothing was.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func voidItem(of check: Check, _ random: inout SeededGenerator) throws {
    if !check.hasSentItems {
      try perform(SendRound(key: till.key(), actor: till.employee, checkID: check.id))
    }
    guard let item = check.items.randomElement(using: &random) else { return }
    try perform(
      VoidItem(
        key: till.key(), actor: till.employee, checkID: check.id, itemID: item.id, quantity: .one,
        reason: "cold", approver: TestStaff.manager))
  }

  /// Takes something off, or takes that back.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func discount(_ check: Check, _ random: inout SeededGenerator) throws {
    if let given = check.discounts.randomElement(using: &random),
      Int.random(in: 0..<3, using: &random) == 0
    {
      return try perform(
        RemoveDiscount(
          key: till.key(), actor: till.employee, checkID: check.id, discountID: given.id))
    }
    let offers: [ApplyDiscount.Offer] = [
      .percent(125_000), .amount(Money(minorUnits: 133)), .fixedPrice(Money(minorUnits: 200)),
      .comp,
    ]
    let item = Bool.random(using: &random) ? check.items.randomElement(using: &random)?.id : nil
    try perform(
      ApplyDiscount(
        key: till.key(), actor: till.employee, checkID: check.id, discountID: till.id(),
        itemID: item, offer: offers[Int.random(in: 0...3, using: &random)], reason: "late",
        approver: TestStaff.manager))
  }

  /// Changes the price of a line.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func price(_ check: Check, _ random: inout SeededGenerator) throws {
    guard let item = check.items.randomElement(using: &random) else { return }
    try perform(
      ChangePrice(
        key: till.key(), actor: till.employee, checkID: check.id, itemID: item.id,
        price: Money(minorUnits: Int64.random(in: 0...30, using: &random) * 10), reason: "dent",
        approver: TestStaff.manager))
  }

  /// Changes what a check is called, shared by, or made for.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func rename(_ check: Check, _ random: inout SeededGenerator) throws {
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      try perform(
        NameCheck(key: till.key(), actor: till.employee, checkID: check.id, name: "Zoë"))
    case 1:
      try perform(
        SplitEvenly(
          key: till.key(), actor: till.employee, checkID: check.id,
          shares: Int.random(in: 1...4, using: &random)))
    default:
      try perform(
        ChangeOrderType(
          key: till.key(), actor: till.employee, checkID: check.id,
          orderType: OrderType.allCases[Int.random(in: 0...2, using: &random)]))
    }
  }

  /// Moves a line to a check of its own.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func split(_ check: Check, _ random: inout SeededGenerator) throws {
    guard check.items.count > 1, let item = check.items.randomElement(using: &random) else {
      return
    }
    let move = ItemMove(itemID: item.id, quantity: item.quantity, newItemID: till.id())
    try perform(
      SplitCheck(
        key: till.key(), actor: till.employee, checkID: check.id,
        parts: [SplitCheck.Part(checkID: till.id(), moves: [move])],
        shownVersion: check.version))
  }

  /// Joins another open check.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func merge(_ check: Check, _ random: inout SeededGenerator) throws {
    guard let other = try till.store.openChecks().randomElement(using: &random) else { return }
    try perform(
      MergeChecks(
        key: till.key(), actor: till.employee, checkID: check.id, otherCheckID: other.id))
  }

  /// Any of the checks that were closed last.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func closed(_ random: inout SeededGenerator) throws -> Check? {
    let row = try till.store.closedChecks(limit: 9).randomElement(using: &random)
    return try row.flatMap { try till.store.check($0.id) }
  }

  /// Returns money for a closed check.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func refund(_ random: inout SeededGenerator) throws {
    guard let check = try closed(&random) else { return }
    let items = check.items.randomElement(using: &random).map {
      [RefundCheck.Item(itemID: $0.id, quantity: .one)]
    }
    let extents: [RefundCheck.Extent] = [
      .whole, .amount(Money(minorUnits: 77)), .items(items ?? []),
    ]
    try perform(
      RefundCheck(
        key: till.key(), actor: till.employee, checkID: check.id, refundID: till.id(),
        extent: extents[Int.random(in: 0...2, using: &random)], reason: "cold",
        approver: TestStaff.manager, shownVersion: check.version))
  }

  /// Opens a closed check again.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func reopen(_ random: inout SeededGenerator) throws {
    guard let check = try closed(&random) else { return }
    try perform(
      ReopenCheck(
        key: till.key(), actor: till.employee, checkID: check.id, reason: "forgot",
        approver: TestStaff.manager))
  }

  /// Says what is left of a product.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func count(_ random: inout SeededGenerator) throws {
    let plu = TestMenu.entries[Int.random(in: 0...2, using: &random)].plu
    let counts: [Int64?] = [nil, 0, 2_000, 5_000]
    try till.store.perform(
      CountStock(
        key: till.key(), actor: till.employee, productID: TestMenu.id(plu),
        left: counts[Int.random(in: 0...3, using: &random)]))
  }

  /// Sells a voucher, or pays with one.
  ///
  /// - Throws: a refusal, which is nothing but an answer here; `StoreFailure`.
  private func voucher(_ check: Check, _ random: inout SeededGenerator) throws {
    let number = VoucherID("V\(Int.random(in: 1...2, using: &random))")
    guard Bool.random(using: &random) else {
      try till.store.perform(
        IssueVoucher(
          key: till.key(), actor: TestStaff.manager, voucherID: number,
          amount: Money(minorUnits: 500)))
      return
    }
    try till.store.perform(
      TakePayment(
        key: till.key(), actor: till.employee, checkID: check.id, paymentID: till.id(),
        tender: .voucher, offered: check.totals.due, approvalCode: number.rawValue,
        shownVersion: check.version))
  }
}
