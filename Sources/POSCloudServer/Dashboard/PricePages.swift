import Hummingbird
import POSCloudStore
import POSModel

/// Prices and discounts, to change: each change is an event that reaches the lanes.
struct PricePages: Sendable {
  let door: OwnerDoor
  let chance: Chance
  let time: any TimeSource

  private var store: CloudStore { door.store }

  /// Adds the routes.
  func add(to router: Router<CloudContext>) {
    router.get("stores/{store}/prices") { request, context in
      await door.owner(request) { owner in
        let overview = try await door.overview(owner, context)
        let notice = try QueryFields(request).text("saved").map { _ in
          "Saved. The lanes get it now."
        }
        return try await page(owner, overview, notice: notice)
      }
    }
    router.post("stores/{store}/products/{id}") { request, context in
      await door.form(request) { try await setPrice($0, $1, context) }
    }
    router.post("stores/{store}/discounts/{id}") { request, context in
      await door.form(request) { try await setDiscount($0, $1, context) }
    }
  }

  /// Sets the price of a product.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func setPrice(
    _ owner: Owner, _ fields: FormFields, _ context: CloudContext
  ) async throws -> Response {
    let overview = try await door.overview(owner, context)
    let (realm, id) = (overview.realm, ProductID(try context.pathID))
    guard let product = try await store.products(of: realm).first(where: { $0.id == id }) else {
      throw APIError.notFound("There is no such product.")
    }
    guard let price = overview.currency.money(from: fields["price"]) else {
      return try await page(
        owner, overview, wrong: (id.rawValue, fields["price"]),
        fault: "\(product.name): a price is written 12.50.")
    }
    var entry = product.entry
    entry.price = price
    let wish = EnterProduct(
      key: WishKey(form: fields["form"], owner: owner, realm: realm).key, actor: owner.employee,
      productID: id, entry: entry)
    return try await save(
      wish, owner, overview, context, wrong: (id.rawValue, fields["price"]), named: product.name)
  }

  /// Sets what a discount takes off, and whether it is given.
  ///
  /// - Throws: ``APIError``; `CloudFailure`.
  private func setDiscount(
    _ owner: Owner, _ fields: FormFields, _ context: CloudContext
  ) async throws -> Response {
    let overview = try await door.overview(owner, context)
    let (realm, id) = (overview.realm, DiscountRuleID(try context.pathID))
    guard let rule = try await store.discountRules(of: realm).first(where: { $0.id == id }) else {
      throw APIError.notFound("There is no such discount.")
    }
    guard let kind = rule.entry.kind.with(fields["value"], overview.currency) else {
      return try await page(
        owner, overview, wrong: (id.rawValue, fields["value"]),
        fault: "\(rule.name): that cannot be taken off.")
    }
    var entry = rule.entry
    (entry.kind, entry.isActive) = (kind, fields["active"] == "yes")
    let wish = EnterDiscountRule(
      key: WishKey(form: fields["form"], owner: owner, realm: realm).key, actor: owner.employee,
      ruleID: id, entry: entry)
    return try await save(
      wish, owner, overview, context, wrong: (id.rawValue, fields["value"]), named: rule.name)
  }

  /// Grants the owner's wish and shows the page anew; `wrong` is what stands in its field when a
  /// rule says no.
  ///
  /// - Throws: `CloudFailure`.
  private func save<Wish: Command>(
    _ wish: Wish, _ owner: Owner, _ overview: StoreOverview, _ context: CloudContext,
    wrong: (id: String, typed: String), named name: String
  ) async throws -> Response {
    do {
      _ = try await store.perform(
        wish, in: overview.realm, from: .cloud, owner: owner.name,
        correlation: context.correlationID)
    } catch let refusal as CatalogueRefusal {
      return try await page(
        owner, overview, wrong: wrong, fault: "\(name): not saved (\(refusal.code)).")
    }
    let store = FormFields.encoded(overview.realm.store.rawValue)
    return Pages.redirect(to: "/stores/\(store)/prices?saved=1")
  }

  /// The page; what was typed wrong stands in its field as typed.
  ///
  /// - Throws: `CloudFailure`.
  private func page(
    _ owner: Owner, _ overview: StoreOverview, notice: String? = nil,
    wrong: (id: String, typed: String)? = nil, fault: String? = nil
  ) async throws -> Response {
    let realm = overview.realm
    var content = owner.content(on: overview)
    content["title"] = "Prices and discounts"
    content["onPrices"] = true
    if let notice { content["notice"] = notice }
    if let fault { content["fault"] = fault }
    let products = try await store.products(of: realm)
    let rules = try await store.discountRules(of: realm)
    func row(_ id: String, _ place: Int, _ more: [String: Any]) -> [String: Any] {
      let base: [String: Any] = [
        "id": id, "place": place, "form": chance.id(at: time.now()), "isWrong": wrong?.id == id,
        "csrf": owner.formMark, "store": overview.realm.store.rawValue,
      ]
      return base.merging(more) { $1 }
    }
    content["products"] = products.enumerated().map { place, product in
      let id = product.id.rawValue
      return row(
        id, place,
        [
          "plu": product.plu, "name": product.name, "category": product.entry.category,
          "isOff": !product.isActive,
          "price": wrong?.id == id
            ? wrong?.typed ?? "" : overview.currency.text(product.price),
        ])
    }
    content["discounts"] = rules.enumerated().map { place, rule in
      let id = rule.id.rawValue
      let (kind, value) = rule.entry.kind.texts(overview.currency)
      return row(
        id, place,
        [
          "name": rule.name, "kind": kind, "isActive": rule.entry.isActive,
          "window": rule.entry.window?.text ?? false,
          "value": wrong?.id == id ? wrong?.typed ?? "" : value,
        ])
    }
    return door.pages.page("prices", content, status: fault == nil ? .ok : .unprocessableContent)
  }
}

extension Owner {
  /// How an owner is named in the log of events: no employee of any store has such an id.
  fileprivate var employee: EmployeeID { EmployeeID("owner:\(name)") }
}

extension DeviceID {
  /// The cloud as the device an owner works on.
  fileprivate static let cloud = DeviceID("cloud")
}

extension Discount.Kind {
  /// What it is called on the page, and its number as it is typed.
  fileprivate func texts(_ currency: Currency) -> (kind: String, value: String) {
    switch self {
    case .percent(let parts): ("% off", percentText(parts))
    case .amount(let amount): ("\(currency.code) off", currency.text(amount))
    case .fixedPrice(let price): ("\(currency.code) each", currency.text(price))
    case .countForPrice(let count, let price):
      ("\(count) for \(currency.code)", currency.text(price))
    }
  }

  /// Parts per million as a percentage, without zeros that say nothing: `12.5`.
  private func percentText(_ parts: Int64) -> String {
    let text = Quantity(thousandths: parts / 10).text
    guard text.contains(".") else { return text }
    return String(text.reversed().drop { $0 == "0" }.reversed())
  }

  /// The same kind with another number; nil when that is none.
  fileprivate func with(_ text: String, _ currency: Currency) -> Discount.Kind? {
    let kind: Discount.Kind? =
      switch self {
      case .percent: Quantity(text: text).map { .percent($0.thousandths * 10) }
      case .amount: currency.money(from: text).map { .amount($0) }
      case .fixedPrice: currency.money(from: text).map { .fixedPrice($0) }
      case .countForPrice(let count, _):
        currency.money(from: text).map { .countForPrice(count, $0) }
      }
    return kind.flatMap { $0.isSound ? $0 : nil }
  }
}
