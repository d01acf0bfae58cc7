import POSModel

extension TillScreen {
  /// What a manager is asked to answer for, with its amount; nil where the question says it all.
  func matter(of effect: Effect) -> String? {
    switch effect {
    case .issueVoucher(let wish): return "\(desk.text(wish.amount)) on voucher \(wish.voucherID)"
    case .countStock(let wish):
      return desk.menu.product(id: wish.productID)?.name
    case .openDrawer(let wish): return wish.reason
    case .drawer(let wish): return wish.matter(desk)
    default: break
    }
    guard let command = effect.command else { return nil }
    if let wish = command as? RefundCheck { return matter(of: wish) }
    if let wish = command as? ReopenCheck { return matter(of: wish) }
    return desk.check.flatMap { matter(of: command, on: $0) }
  }

  private func matter(of wish: RefundCheck) -> String? {
    guard case .refund(let screen) = place,
      let refund = try? wish.refund(on: screen.check)  // The store says why it cannot be.
    else { return nil }
    return "\(desk.text(refund.amount)) back on \(Wording.name(of: screen.check)): \(wish.reason)"
  }

  private func matter(of wish: ReopenCheck) -> String? {
    guard case .checks(let list) = place,
      let check = list.checks.first(where: { $0.id == wish.checkID })
    else { return nil }
    let name = "Check #\(check.number) \(check.callNumber)"
    return "\(name), \(desk.text(check.total)): \(wish.reason)"
  }

  private func matter(of command: any CheckCommand, on check: Check) -> String? {
    func name(_ id: CheckItemID) -> String { check.item(id)?.name ?? "a line" }
    switch command {
    case let wish as ApplyDiscount:
      let line = wish.itemID.flatMap { check.pricing.line($0) }
      let base = line?.net ?? check.totals.subtotal - check.totals.discount
      let target = line.map(\.item.name) ?? "the whole check"
      guard wish.offer != .comp else { return "\(desk.text(base)), \(target): \(wish.reason)" }
      return "\(Wording.offer(wish.offer, desk)) off \(target), \(desk.text(base))"
    case let wish as ChangePrice:
      let price = wish.price.map { desk.text($0) } ?? "the menu's price"
      let before = check.item(wish.itemID).map { desk.text($0.unitPrice) } ?? ""
      return "\(name(wish.itemID)) at \(price), not \(before)"
    case let wish as VoidItem: return "\(wish.quantity.text) × \(name(wish.itemID)): \(wish.reason)"
    case is VoidCheck: return "\(Wording.name(of: check)), \(desk.text(check.totals.total))"
    default: return nil
    }
  }
}
