import POSCloudStore
import POSModel
import POSWire
import Testing

@testable import POSCloudServer

/// Prices and discounts that an owner changes.
struct PricePageTests {
  @Test(arguments: Copies.allCases)
  func `a price that is changed reaches a lane, once`(copies: Copies) async throws {
    try await RunningCloud.visit(copies) { cloud, browser in
      let page = try await browser.open("/stores/s1/prices")
      #expect(page.text.contains("value=\"4.50\""))
      let path = try #require(page.product)
      let fields: KeyValuePairs = [
        "csrf": page.hidden("csrf"), "form": page.hidden("form"),
        "version": page.hidden("version"), "price": "4.75",
      ]
      for _ in 1...2 {
        let saved = try await browser.send(path, fields)
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
    try await RunningCloud.visit(.two) { cloud, browser in
      let page = try await browser.open("/stores/s1/prices")
      let path = try #require(page.product)
      let asked = try await browser.send(
        path,
        [
          "csrf": page.hidden("csrf"), "form": page.hidden("form"),
          "version": page.hidden("version"), "price": "0",
        ])
      #expect(asked.status == 422 && asked.text.contains("Save again when it is to cost nothing."))
      #expect(try PullAnswer(json: await cloud.device().get("/sync/pull").json).events.isEmpty)
      let saved = try await browser.send(
        path,
        [
          "csrf": asked.hidden("csrf"), "form": asked.hidden("form"),
          "version": asked.hidden("version"), "price": "0", "free": asked.hidden("free"),
        ])
      #expect(saved.status == 200 && saved.text.contains("value=\"0.00\""))
    }
  }

  @Test(arguments: ["", "x", "-1", "1.234", "99999999999999"], Copies.allCases)
  func `a price that is none is shown again as typed`(price: String, copies: Copies) async throws {
    try await RunningCloud.visit(copies) { cloud, browser in
      let page = try await browser.open("/stores/s1/prices")
      let path = try #require(page.product)
      let refused = try await browser.send(
        path,
        ["csrf": page.hidden("csrf"), "form": page.hidden("form"), "price": price])
      #expect(refused.status == 422 && refused.text.contains("aria-invalid=\"true\""))
      let pulled = try await cloud.device().get("/sync/pull")
      #expect(try PullAnswer(json: pulled.json).events.isEmpty)
    }
  }

  @Test(arguments: Copies.allCases)
  func `a form out of the browser's history saves nothing, and says so`(copies: Copies) async throws
  {
    try await RunningCloud.visit(copies) { cloud, browser in
      let first = try await browser.open("/stores/s1/prices")
      let path = try #require(first.product)
      let second = try await browser.send(path, first.form("price", "8.70"))
      #expect(second.status == 200)
      #expect(try await browser.send(path, second.form("price", "9.00")).status == 200)
      for price in ["8.70", "7.77"] {
        let refused = try await browser.send(path, first.form("price", price))
        #expect(refused.status == 422 && refused.text.contains("value=\"9.00\""))
        #expect(
          refused.text.contains(
            "Not saved: this form was used already. Check the price and save again."))
      }
      let pulled = try PullAnswer(json: await cloud.device().get("/sync/pull").json)
      #expect(pulled.events.count == 2)
    }
  }

  @Test(arguments: Copies.allCases)
  func `what a lane changed meanwhile stays, until the owner has seen it`(copies: Copies)
    async throws
  {
    try await RunningCloud.visit(copies) { cloud, browser in
      let page = try await browser.open("/stores/s1/prices")
      let path = try #require(page.product)
      var lane = Lane("L2")
      let id = String(try #require(path.split(separator: "/").last))
      let change = try lane.product("Broth", price: 500, id: ProductID(id), version: 2)
      let pushed = try await cloud.device("L2").post("/sync/push", try lane.push([change]))
      #expect(pushed.status == 200)

      let refused = try await browser.send(path, page.form("price", "4.75"))
      #expect(refused.status == 422 && refused.text.contains("value=\"5.00\""))
      #expect(refused.text.contains("Not saved: it was changed meanwhile."))
      let saved = try await browser.send(path, refused.form("price", "4.75"))
      #expect(saved.status == 200 && saved.text.contains("Broth"))
      #expect(saved.text.contains("value=\"4.75\""))
      #expect(try await browser.open("/stores/s1/review").text.contains("Nothing waits here."))
    }
  }

  @Test(arguments: Copies.allCases)
  func `a discount is changed as a price is`(copies: Copies) async throws {
    try await RunningCloud.visit(copies) { cloud, browser in
      var lane = Lane("L2")
      let device = try await cloud.device("L2")
      _ = try await device.post("/sync/push", try lane.push([try lane.discount("TEN", 100_000)]))
      let first = try await browser.open("/stores/s1/prices")
      let path = "/stores/s1/discounts/TEN"
      let second = try await browser.send(path, first.form("value", "12", of: path))
      #expect(second.status == 200 && second.text.contains("value=\"12\""))
      let used = try await browser.send(path, first.form("value", "15", of: path))
      #expect(used.status == 422 && used.text.contains("this form was used already"))

      let raised = try lane.discount("TEN", 200_000, version: 3)
      _ = try await device.post("/sync/push", try lane.push([raised]))
      let late = try await browser.send(path, second.form("value", "15", of: path))
      #expect(late.status == 422 && late.text.contains("it was changed meanwhile"))
      #expect(late.text.contains("value=\"20\""))
    }
  }
}

extension WebAnswer {
  /// Where the first product's form is sent.
  fileprivate var product: String? {
    text.split(separator: "\"").first { $0.hasPrefix("/stores/s1/products/") }.map(String.init)
  }

  /// The fields of a form as the page has them, with another value in one: of the form that is sent
  /// to a path, or of the first.
  fileprivate func form(
    _ name: String, _ value: String, of path: String = "/stores/s1/products/"
  ) -> KeyValuePairs<String, String> {
    var form = self
    if let begin = text.firstRange(of: "action=\"\(path)")?.lowerBound {
      form.body = Array(text[begin...].utf8)
    }
    return [
      "csrf": form.hidden("csrf"), "form": form.hidden("form"), "version": form.hidden("version"),
      name: value, "active": "yes",
    ]
  }
}
