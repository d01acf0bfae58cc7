import Hummingbird
import POSCloudStore
import POSModel
import POSTables

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
        let saved = try QueryFields(request).text("saved")
        return try await page(owner, overview, saved.map { .saved($0) })
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
    let note = PriceNote(id: id.rawValue, typed: fields["price"], version: fields["version"])
    guard let price = overview.currency.money(from: fields["price"]) else {
      return try await page(owner, overview, note.saying("Not saved. A price is written 12.50."))
    }
    // As at the till, a product may cost nothing; a price that was deleted by mistake must not.
    guard price != .zero || product.price == .zero || fields["free"] == "yes" else {
      return try await page(owner, overview, note.askingWhetherFree)
    }
    var entry = product.entry
    entry.price = price
    let wish = EnterProduct(
      key: WishKey(form: fields["form"], owner: owner, realm: realm).key, actor: owner.employee,
      productID: id, entry: entry, shownVersion: fields.version)
    return try await save(wish, owner, overview, context, note) { $0.price == price }
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
    let note = PriceNote(id: id.rawValue, typed: fields["value"], version: fields["version"])
    guard let kind = rule.entry.kind.with(fields["value"], overview.currency) else {
      return try await page(owner, overview, note.saying("Not saved. That cannot be taken off."))
    }
    var entry = rule.entry
    (entry.kind, entry.isActive) = (kind, fields["active"] == "yes")
    let wish = EnterDiscountRule(
      key: WishKey(form: fields["form"], owner: owner, realm: realm).key, actor: owner.employee,
      ruleID: id, entry: entry, shownVersion: fields.version)
    return try await save(wish, owner, overview, context, note) {
      ($0.entry.kind, $0.entry.isActive) == (entry.kind, entry.isActive)
    }
  }

  /// Grants the owner's wish and shows the page anew; `note` is of its row, where a rule says no.
  /// `stands` says whether a subject is as it is wished.
  ///
  /// - Throws: `CloudFailure`.
  private func save<Wish: Command>(
    _ wish: Wish, _ owner: Owner, _ overview: StoreOverview, _ context: CloudContext,
    _ note: PriceNote, _ stands: (Wish.Subject) -> Bool
  ) async throws -> Response where Wish.Subject: Tabulated {
    do {
      let grant = try await store.perform(
        wish, in: overview.realm, from: .cloud, owner: owner.name,
        correlation: context.correlationID)
      // A form that comes back from the browser's history saves nothing a second time.
      guard stands(grant.subject) else { return try await page(owner, overview, note.ofUsedForm) }
    } catch CloudFailure.keyReused {
      return try await page(owner, overview, note.ofUsedForm)
    } catch CatalogueRefusal.changedMeanwhile {
      return try await page(owner, overview, note.ofChange)
    } catch let refusal as CatalogueRefusal {
      return try await page(owner, overview, note.saying("Not saved. \(refusal.words)"))
    }
    let saved = FormFields.encoded(note.id)
    return Pages.redirect(to: "/stores/\(overview.path)/prices?saved=\(saved)")
  }

  /// The page, with a note at one of its rows.
  ///
  /// - Throws: `CloudFailure`.
  private func page(
    _ owner: Owner, _ overview: StoreOverview, _ note: PriceNote? = nil
  ) async throws -> Response {
    let realm = overview.realm
    var content = owner.content(on: overview)
    content["title"] = "Prices and discounts"
    content["onPrices"] = true
    func row(
      _ id: String, _ place: Int, version: Int, value: String, _ more: [String: Any]
    ) -> [String: Any] {
      let note = note?.id == id ? note : nil
      let base: [String: Any] = [
        "id": FormFields.encoded(id), "place": place, "form": chance.id(at: time.now()),
        "csrf": owner.formMark, "store": overview.path, "value": note?.typed ?? value,
        "version": note?.version ?? String(version), "note": note?.words ?? false,
        "isWrong": note.map { !$0.isSaved } ?? false,
        "asksWhetherFree": note?.asksWhetherFree ?? false,
      ]
      return base.merging(more) { $1 }
    }
    content["products"] = try await store.products(of: realm).enumerated().map { place, product in
      row(
        product.id.rawValue, place, version: product.version,
        value: overview.currency.text(product.price),
        [
          "plu": product.plu, "name": product.name, "category": product.entry.category,
          "isOff": !product.isActive,
        ])
    }
    content["discounts"] = try await store.discountRules(of: realm).enumerated().map {
      place, rule in
      let (kind, value) = rule.entry.kind.texts(overview.currency)
      return row(
        rule.id.rawValue, place, version: rule.version, value: value,
        [
          "code": rule.id.rawValue, "name": rule.name, "kind": kind,
          "isActive": rule.entry.isActive, "window": rule.entry.window?.text ?? false,
        ])
    }
    let isWrong = note.map { !$0.isSaved } ?? false
    return door.pages.page("prices", content, status: isWrong ? .unprocessableContent : .ok)
  }
}
