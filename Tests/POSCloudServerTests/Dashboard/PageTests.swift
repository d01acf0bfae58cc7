import NIOHTTP1
import POSCloudStore
import POSModel
import POSWire
import Testing

@testable import POSCloudServer

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
}
