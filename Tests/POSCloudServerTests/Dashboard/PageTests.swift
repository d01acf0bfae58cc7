import NIOHTTP1
import POSCloudStore
import POSModel
import POSWire
import Testing

@testable import POSCloudServer

/// What an owner sees and does on the dashboard.
struct PageTests {
  private func visit(
    _ copies: Copies, _ body: @escaping @Sendable (RunningCloud, inout Browser) async throws -> Void
  ) async throws {
    try await RunningCloud.run(copies) { cloud in
      var office = try cloud.office()
      try office.setOwner("ann", password: "a good long secret", of: TenantID("harbor"))
      var lane = Lane("L1")
      let event = try lane.product("Soup & <bread>", price: 450)
      let pushed = try await cloud.device().post("/sync/push", try lane.push([event]))
      #expect(pushed.status == 200)
      var browser = Browser(cloud.web)
      _ = try await browser.signIn("ann", "a good long secret")
      try await body(cloud, &browser)
    }
  }

  @Test(arguments: Copies.allCases)
  func `each page of a store is there, and only of stores one owns`(copies: Copies) async throws {
    try await visit(copies) { _, browser in
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
    try await visit(copies) { _, browser in
      let page = try await browser.open("/stores/s1/prices")
      #expect(page.text.contains("Soup &amp; &lt;bread&gt;"))
      #expect(!page.text.contains("<bread>"))
    }
  }

  @Test(arguments: Copies.allCases)
  func `a price that is changed reaches a lane, once`(copies: Copies) async throws {
    try await visit(copies) { cloud, browser in
      let page = try await browser.open("/stores/s1/prices")
      #expect(page.text.contains("value=\"4.50\""))
      let path = try #require(
        page.text.split(separator: "\"").first { $0.hasPrefix("/stores/s1/products/") })
      let fields: KeyValuePairs = [
        "csrf": page.hidden("csrf"), "form": page.hidden("form"), "price": "4.75",
      ]
      for _ in 1...2 {
        let saved = try await browser.send(String(path), fields)
        #expect(saved.status == 200 && saved.text.contains("value=\"4.75\""))
        // Where the keyboard goes on.
        #expect(saved.text.contains("autofocus>"))
        #expect(saved.text.contains("class=\"note\">Saved. The lanes get it now.</p>"))
      }
      let pulled = try PullAnswer(
        json: await cloud.device().get("/sync/pull").json)
      #expect(pulled.events.map(\.type) == ["product.upsert"])
      #expect(
        String(decoding: pulled.events[0].payload, as: UTF8.self).contains("\"priceMinor\":475"))
    }
  }

  @Test func `a price of nothing is asked for twice`() async throws {
    try await visit(.two) { cloud, browser in
      let page = try await browser.open("/stores/s1/prices")
      let path = try #require(
        page.text.split(separator: "\"").first { $0.hasPrefix("/stores/s1/products/") })
      let asked = try await browser.send(
        String(path), ["csrf": page.hidden("csrf"), "form": page.hidden("form"), "price": "0"])
      #expect(asked.status == 422 && asked.text.contains("Save again when it is to cost nothing."))
      #expect(try PullAnswer(json: await cloud.device().get("/sync/pull").json).events.isEmpty)
      let saved = try await browser.send(
        String(path),
        [
          "csrf": asked.hidden("csrf"), "form": asked.hidden("form"), "price": "0",
          "free": asked.hidden("free"),
        ])
      #expect(saved.status == 200 && saved.text.contains("value=\"0.00\""))
    }
  }

  @Test func `a check's life says who, by name`() async throws {
    try await visit(.two) { cloud, browser in
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
    try await visit(copies) { cloud, browser in
      var stray = Lane("L2")
      stray.tenant = TenantID("rival")
      let body = try stray.push([try stray.product("Stray")])
      let pushed = try PushAnswer(json: await cloud.device("L2").post("/sync/push", body).json)
      #expect(pushed.results.map(\.status) == [.rejected])
      let page = try await browser.open("/stores/s1/review")
      let path = try #require(
        page.text.split(separator: "\"").first { $0.hasPrefix("/stores/s1/rejected/") })
      let again = try await browser.send(String(path), ["csrf": page.hidden("csrf")])
      #expect(again.text.contains("Not taken: it stays here."))
      let gone = try await browser.send(
        "/stores/s1/rejected/none", ["csrf": page.hidden("csrf")])
      #expect(gone.status == 404)
    }
  }

  @Test(arguments: ["", "x", "-1", "1.234", "99999999999999"], Copies.allCases)
  func `a price that is none is shown again as typed`(price: String, copies: Copies) async throws {
    try await visit(copies) { cloud, browser in
      let page = try await browser.open("/stores/s1/prices")
      let path = try #require(
        page.text.split(separator: "\"").first { $0.hasPrefix("/stores/s1/products/") })
      let refused = try await browser.send(
        String(path),
        ["csrf": page.hidden("csrf"), "form": page.hidden("form"), "price": price])
      #expect(refused.status == 422 && refused.text.contains("aria-invalid=\"true\""))
      let pulled = try await cloud.device().get("/sync/pull")
      #expect(try PullAnswer(json: pulled.json).events.isEmpty)
    }
  }
}
