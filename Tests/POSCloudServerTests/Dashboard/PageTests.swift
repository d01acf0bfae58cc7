import NIOHTTP1
import POSModel
import POSTestSupport
import POSWire
import Testing

@testable import POSCloudServer
@testable import POSCloudStore

/// What an owner sees and does on the dashboard.
struct PageTests {
  @Test(arguments: Copies.allCases)
  func `each page of a store is there, and only of stores one owns`(copies: Copies) async throws {
    try await RunningCloud.visit(copies) { _, browser in
      let stores = try await browser.open("/")
      #expect(stores.text.contains("<th scope=\"row\">L1</th>"))
      for path in ["", "/checks", "/checks?number=10001", "/prices", "/review"] {
        #expect(try await browser.open("/stores/s1\(path)").status == 200, "\(path)")
      }
      let other = try await browser.open("/stores/s2")
      #expect(other.status == 404 && other.text.contains("no such store"))
      let day = try await browser.open("/stores/s1?day=2026-02-30")
      #expect(day.status == 400)
      let check = try await browser.open("/stores/s1/checks?number=12x")
      #expect(check.text.contains("A check number is digits."))
    }
  }

  @Test(arguments: Copies.allCases)
  func `what a product is called is text on the page`(copies: Copies) async throws {
    try await RunningCloud.visit(copies) { _, browser in
      let page = try await browser.open("/stores/s1/prices")
      #expect(page.text.contains("Soup &amp; &lt;bread&gt;"))
      #expect(!page.text.contains("<bread>"))
    }
  }

  @Test func `a check's life says who, by name`() async throws {
    try await RunningCloud.visit(.two) { cloud, browser in
      let device = try await cloud.device("L2")
      var lane = Lane("L2")
      let ana = try lane.cashier("Ana Silva")
      _ = try await device.post("/sync/push", try lane.push([ana]))
      let opened = try await device.post(
        "/api/checks",
        .object(["actor": .string(ana.aggregateID), "orderType": .string("eat_in")]),
        headers: ["Idempotency-Key": "open"])
      #expect(opened.status == 201)
      guard case .integer(let number)? = try opened.json["checkNumber"] else {
        Issue.record("no number in \(opened.text)")
        return
      }
      let page = try await browser.open("/stores/s1/checks?number=\(number)")
      #expect(page.text.contains("<span>Ana Silva <small>on cloud"))
      #expect(!page.text.contains(ana.aggregateID))
    }
  }

  @Test(arguments: Copies.allCases)
  func `what was refused is shown, tried again, and stays when it is refused again`(copies: Copies)
    async throws
  {
    try await RunningCloud.visit(copies) { cloud, browser in
      var stray = Lane("L2")
      stray.tenant = TenantID("rival")
      var lane = Lane("L2")
      let body = try lane.push([try lane.product("Soup"), try stray.product("Stray")])
      let pushed = try PushAnswer(json: await cloud.device("L2").post("/sync/push", body).json)
      #expect(pushed.results.map(\.status) == [.ok, .rejected])
      let page = try await browser.open("/stores/s1/review")
      let path = try #require(
        page.text.split(separator: "\"").first { $0.hasPrefix("/stores/s1/rejected/") })
      let again = try await browser.send(String(path), ["csrf": page.hidden("csrf")])
      #expect(again.text.contains("Not taken: it stays here."))
      let gone = try await browser.send(
        "/stores/s1/rejected/none", ["csrf": page.hidden("csrf")])
      #expect(gone.status == 404)
      let done = try await browser.send("\(path)/done", ["csrf": page.hidden("csrf")])
      #expect(done.text.contains("Nothing was rejected."))
    }
  }

  @Test(arguments: ["a/b", "no#1", "what?", "100%25", "a&b=c+d", "\"<s1>\""])
  func `a store is found whatever its name`(name: String) async throws {
    try await RunningCloud.visit(.one) { cloud, browser in
      let realm = CloudRealm(tenant: TenantID("harbor"), store: StoreID(name))
      // Registered when such names still were.
      try Connection(cloud.database).execute(
        """
        INSERT INTO stores (tenant_id, store_id, name, currency, time_zone, created_at)
        VALUES ($1, $2, '', 'USD', 'UTC', '')
        """, [.text(realm.tenant.rawValue), .text(realm.store.rawValue)])
      let enrollment = Enrollment(realm: realm, device: DeviceID("L1"))
      var office = try cloud.office()
      let token = try await TokenMaker.token(
        for: office.enroll(enrollment).device, office: &office, from: cloud.clock.now())
      var lane = Lane("L1")
      lane.store = realm.store
      var strange = try lane.product("Pie")
      strange.eventID = EventID("odd/1?#%")
      strange.payload = Array("{}".utf8)
      strange.payloadSHA256 = SHA256Hex.of(strange.payload)
      let body = try lane.push([strange, try lane.discount("10%/a?", 100_000)])
      let pushed = try await WebClient(balancer: cloud.web.balancer, token: token)
        .post("/sync/push", body)
      #expect(pushed.status == 200, "\(pushed.text)")

      let stores = try await browser.open("/")
      let start = try #require(
        stores.links.first { $0.contains("/stores/") && !$0.contains("/s1") })
      let today = try await browser.open(start)
      let pages = Set(today.links.filter { $0.hasPrefix("/stores/") })
      #expect(pages.count == 6)
      for page in pages.sorted() { #expect(try await browser.open(page).status == 200, "\(page)") }
      let look = try await browser.open("\(start)/checks")
      #expect(look.links(of: "action").contains("\(start)/checks"))

      let prices = try await browser.open("\(start)/prices")
      let form = try #require(prices.links(of: "action").first { $0.contains("/discounts/") })
      let saved = try await browser.send(
        form,
        [
          "csrf": prices.hidden("csrf"), "form": prices.hidden("form"), "version": "1",
          "value": "5", "active": "yes",
        ])
      #expect(saved.status == 200 && saved.text.contains("Saved"))

      let review = try await browser.open("\(start)/review")
      let item = try #require(review.links(of: "action").first { $0.contains("/review/") })
      let done = try await browser.send(item, ["csrf": review.hidden("csrf")])
      #expect(done.status == 200 && done.text.contains("Nothing waits here."))
    }
  }

  @Test func `what is not there is not said to have been looked at`() async throws {
    try await RunningCloud.visit(.one) { _, browser in
      let page = try await browser.open("/stores/s1/review")
      for kind in ["review", "rejected"] {
        let none = try await browser.send(
          "/stores/s1/\(kind)/none", ["csrf": page.hidden("csrf")])
        #expect(none.status == 404 && none.text.contains("There is no such item."), "\(kind)")
      }
    }
  }
}

extension WebAnswer {
  /// Where the page's links lead.
  fileprivate var links: [String] { links(of: "href") }

  /// The addresses that stand in an attribute, as a browser reads them.
  fileprivate func links(of attribute: String) -> [String] {
    text.split(separator: "\(attribute)=\"").dropFirst().map { part in
      String(part.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
    }
  }
}
