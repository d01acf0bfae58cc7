import POSModel
import POSScreens
import Testing

/// Guests who pay alike: the parts sum to the check, to the cent.
struct EqualPartsTests {
  @Test(arguments: 2...7)
  func `parts in cash sum to the cent`(shares: Int) {
    var replay = Replay.full()
    replay.press("101 Enter 201 Enter")
    replay.enter(".split \(shares)")
    #expect(replay.shows("PART 1 of \(shares)"))
    for _ in 1...shares { replay.press("Enter") }
    #expect(replay.shows("PAID 13.28"))
    let paid = replay.first?.payments.map(\.payment.applied.minorUnits) ?? []
    #expect(paid.count == shares)
    #expect(paid.reduce(0, +) == 1328)
    #expect((paid.max() ?? 0) - (paid.min() ?? 0) <= 1)
  }

  @Test(arguments: 2...7)
  func `with a smallest coin each part is a coin, and the rounding is that of the whole`(
    shares: Int
  ) {
    var replay = Replay.full(
      .fullGrill { $0.cashRounding = CashRounding(coin: Money(minorUnits: 5)) })
    replay.press("101 Enter 201 Enter")
    replay.enter(".split \(shares)")
    for _ in 1...shares where replay.check != nil { replay.press("Enter") }
    #expect(replay.first?.status == .closed)
    let payments = replay.first?.payments.map(\.payment) ?? []
    #expect(payments.allSatisfy { $0.applied.minorUnits % 5 == 0 })
    #expect(payments.map(\.applied).sum().minorUnits == 1330)
    #expect(payments.map(\.rounding).sum().minorUnits == 2)
    #expect(replay.first?.flags == [])
  }

  @Test func `parts may be paid by different tenders, and cash above a part gives change`() {
    var replay = Replay.full()
    replay.press("101 Enter 201 Enter")
    replay.enter(".split 3")
    #expect(replay.shows("PART 1 of 3: 4.43, DUE 13.28"))
    replay.press("c A1 Enter")
    #expect(replay.shows("PART 2 of 3: 4.43"))
    replay.press("5.00 Enter")
    #expect(replay.check?.payments.last?.payment.change.minorUnits == 57)
    #expect(replay.shows("PART 3 of 3: 4.42"))
    replay.press("Enter")
    #expect(replay.first?.status == .closed)
  }

  @Test(arguments: [".pay cash", ".pay card A1"])
  func `without an amount .pay takes a part too, and nobody is given change of it`(line: String) {
    var replay = Replay.full()
    replay.press("101 Enter 201 Enter")
    replay.enter(".split 3")
    replay.press("Esc")
    replay.enter(line)
    let payment = replay.check?.payments.last?.payment
    #expect(payment?.applied.minorUnits == 443)
    #expect(payment?.tendered.minorUnits == 443)
    #expect(replay.shows("PART 2 of 3: 4.43"))
  }

  @Test(arguments: [
    (".pay cash", "= cash for a part"), (".pay card A1", "= card for a part, approval A1"),
  ])
  func `the line says before Enter that it pays a part`(line: String, echo: String) {
    var replay = Replay.full()
    replay.press("101 Enter 201 Enter")
    replay.type(".pay cash")
    #expect(replay.entry.contains("= cash exact"))
    replay.press("Esc")
    replay.enter(".split 3")
    replay.press("Esc")
    replay.type(line)
    #expect(replay.entry.contains(echo))
  }

  @Test func `one part, or Ctrl-Z, is paid in one again`() {
    var replay = Replay.full()
    replay.enter("101")
    replay.enter(".split 4")
    replay.press("Esc")
    replay.enter(".split 1")
    #expect(replay.status == " The check is paid in one again.")
    replay.enter(".split 2")
    replay.press("Esc Ctrl-Z")
    #expect(replay.check?.shares.count == 1)
    replay.press("F8")
    #expect(replay.shows("DUE 9.18"))
    #expect(!replay.shows("PART"))
  }

  @Test func `what is rung on a check that was opened again is in none of its parts`() {
    var replay = Replay.full()
    replay.enter("101")
    replay.enter(".split 2")
    replay.press("Enter Enter Enter")
    replay.enter(".reopen")
    replay.press("Enter")
    replay.enter("more")
    replay.approve()
    replay.enter("201")
    replay.press("F8")
    #expect(replay.shows("DUE 4.10"), "\(replay)")
    #expect(!replay.shows("PART"), "\(replay)")
    replay.press("k")
    #expect(replay.store.all.map(\.status) == [.closed])
  }

  @Test func `what a part comes to is not said any more once another till changed the check`()
    throws
  {
    var replay = Replay.full()
    replay.press("101 Enter 201 Enter")
    replay.enter(".split 3")
    #expect(replay.status == " 3 equal parts; the next pays 4.43.")
    let check = try #require(replay.check)
    replay.elsewhere(
      .wish(
        AddItem(
          key: IdempotencyKey("x"), actor: EmployeeID("e4"), checkID: check.id,
          itemID: CheckItemID("i9"), productID: ProductID("p301"), quantity: .one)))
    #expect(replay.status == " Check #10001 was changed on another till.")
    #expect(!replay.shows("4.43"))
    #expect(replay.shows("PART 1 of 3: 5.22, DUE 15.66"))
    replay.wait(seconds: 1)
    replay.press("Enter Enter Enter")
    #expect(replay.store.all.map(\.status) == [.closed])
  }

  @Test(arguments: [".split 0", ".split 100", ".split x"])
  func `in so many parts nothing is split`(line: String) {
    var replay = Replay.full()
    replay.enter("101")
    replay.enter(line)
    #expect(replay.status.hasPrefix(" In how many equal parts?"))
    #expect(replay.check?.shares.count == 1)
  }
}
