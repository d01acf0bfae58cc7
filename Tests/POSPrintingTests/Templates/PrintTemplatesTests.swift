import POSPrinting
import Testing

struct PrintTemplatesTests {
  private let check: PrintContent = .fields([
    "store": .fields(["name": .text("Gustav's")]),
    "isCopy": .flag(true),
    "note": .text(""),
    "lines": .list([
      .fields(["name": .text("Burger | Fries"), "price": .text("9.50")]),
      .fields(["name": .text("@home"), "price": .text("3.00")]),
    ]),
  ])

  @Test func `a template is filled and read`() throws {
    let folders = try TemplateFolders(builtIn: [
      "receipt": """
      @center @bold {{store.name}}
      {{#isCopy}}
      COPY
      {{/isCopy}}
      {{^isCopy}}
      ORIGINAL
      {{/isCopy}}
      {{#lines}}
        {{> line}}
      {{/lines}}
      {{#note}}
      Note: {{.}}
      {{/note}}
      {{! nothing of this
          @is printed }}
      @cut

      """,
      "line": "@row {{name}} | {{price}}\n",
    ])
    let (document, fault) = try folders.templates.document("receipt", check)
    #expect(fault == nil)
    #expect(
      document.elements == [
        .text("Gustav's", TextStyle(alignment: .center, isBold: true)),
        .text("COPY"),
        .row(left: "Burger | Fries", right: "9.50"),
        .row(left: "@home", right: "3.00"),
        .cut,
      ])
  }

  @Test(arguments: ["@kick", "a\n@kick", "&<>\"'", "\\", "{{x}}", "\u{1B}p\0", "\u{F0000}0"])
  func `a value is only ever text`(value: String) throws {
    let folders = try TemplateFolders(builtIn: ["receipt": "{{value}}\n>{{value}}<\n"])
    let (document, _) = try folders.templates.document(
      "receipt", .fields(["value": .text(value)]))
    #expect(document.elements.count == 2)
    for element in document.elements {
      guard case .text(let text, TextStyle()) = element else {
        Issue.record("\(element)")
        continue
      }
      #expect(!text.contains("\n"))
    }
    if value.allSatisfy({ $0.isASCII && $0 >= " " }) {
      #expect(document.elements == [.text(value), .text(">\(value)<")])
    }
  }

  @Test func `the store's template goes before ours, whole or in part`() throws {
    let folders = try TemplateFolders(
      builtIn: ["receipt": "{{> head}}\nours", "ticket": "ours", "head": "our head"],
      own: ["ticket": "theirs", "head": "their head"])
    #expect(
      try folders.templates.document("receipt", check).document.elements
        == [.text("their headours")])
    #expect(
      try folders.templates.document("ticket", check).document.elements == [.text("theirs")])
  }

  @Test(arguments: [
    ("a\n{{#lines}}\n", "own/receipt.mustache:3: a section is not closed"),
    ("a\n{{#lines}}\n{{/line}}", "own/receipt.mustache:3: this closes a section that is not open"),
    ("a\n{{", "own/receipt.mustache:2: a tag has no end"),
    ("a\n{{\nname}}", "own/receipt.mustache:2: a tag has no end"),
    ("a\n{{name", "own/receipt.mustache:2: a tag has no end"),
    ("a\n\n{{> nowhere}}\n", "own/receipt.mustache:3: there is no template 'nowhere'"),
    ("{{> ../own/receipt}}\n", "own/receipt.mustache:1: there is no template '../own/receipt'"),
    ("a\n{{> receipt}}\n", "own/receipt.mustache:2: 'receipt' includes itself"),
    ("{{> loop}}\n", "own/loop.mustache:2: 'receipt' includes itself"),
    ("{{> *name}}", "own/receipt.mustache:1: {{> *name}}: the name of a partial is fixed"),
    ("{{<head}}{{/head}}", "own/receipt.mustache:1: templates do not inherit: use {{> name}}"),
    ("{{% A: B }}", "own/receipt.mustache:1: there is no such setting"),
    (
      "{{! @a\n@b }}\n@blod {{x}}",
      "own/receipt.mustache:3: there is no '@blod'; a text that begins with @ begins with \\@"
    ),
    ("@row a b", "own/receipt.mustache:1: @row needs a left text, | and a right text"),
    ("{{=<% %>=}}\n<%> nowhere %>", "own/receipt.mustache:2: there is no template 'nowhere'"),
    (
      "\u{FEFF}a\r\nb\r\n@feed x\r\n",
      "own/receipt.mustache:3: @feed takes a number from 1 to 99, not 'x'"
    ),
  ])
  func `a broken template of the store is named, and ours is printed`(
    template: String, fault: String
  ) throws {
    let folders = try TemplateFolders(
      builtIn: ["receipt": "ours"], own: ["receipt": template, "loop": "\n{{> receipt}}"])
    let printed = try folders.templates.document("receipt", check)
    #expect(folders.short(printed.fault) == fault)
    #expect(printed.document.elements == [.text("ours")])
    #expect(folders.short(folders.templates.check("receipt")) == fault)
  }

  @Test(arguments: [
    ("{{#lines}}\n@feed {{price}}\n{{/lines}}", "2: @feed takes a number from 1 to 99, not '9.50'"),
    ("\n{{> line}}\n", "own/line.mustache:2: @qr needs a text"),
    ("a\n{{#isCopy}}@blod{{/isCopy}}", "2: there is no '@blod'; a text that begins with @"),
    ("\n{{{code}}}", "1: line 2 of what it prints: there is no '@x'; a text that begins with @"),
  ])
  func `markup that is only wrong when filled is named with the line it came from`(
    template: String, fault: String
  ) throws {
    let folders = try TemplateFolders(
      builtIn: ["receipt": "ours"], own: ["receipt": template, "line": "\n@qr {{note}}\n"])
    #expect(folders.templates.check("receipt") == nil)
    guard case .fields(var fields) = check else { return }
    fields["code"] = .text("@x")
    let printed = try folders.templates.document("receipt", .fields(fields))
    let place = fault.hasPrefix("own/") ? fault : "own/receipt.mustache:\(fault)"
    #expect(
      folders.short(printed.fault)?.hasPrefix(place) == true,
      "\(folders.short(printed.fault) ?? "")")
    #expect(printed.document.elements == [.text("ours")])
  }

  @Test(arguments: [
    ("a\n{{totl}}", "own/receipt.mustache:2: there is no 'totl'"),
    ("{{#lines}}\n{{name}}\n{{prize}}\n{{/lines}}", "own/receipt.mustache:3: there is no 'prize'"),
    ("a\n{{#loyalty}}b{{/loyalty}}", "own/receipt.mustache:2: there is no 'loyalty'"),
    ("{{name}}", "own/receipt.mustache:1: there is no 'name'"),
    ("{{store.nmae}}", "own/receipt.mustache:1: there is no 'store.nmae'"),
    ("{{^note}}{{{ntoe}}}{{/note}}", "own/receipt.mustache:1: there is no 'ntoe'"),
    ("{{uppercased(nmae)}}", "own/receipt.mustache:1: there is no 'nmae'"),
    ("{{#lines}}{{> line}}{{/lines}}", "own/line.mustache:2: there is no 'weight'"),
    ("{{=<% %>=}}\n<% totl %>", "own/receipt.mustache:2: there is no 'totl'"),
  ])
  func `a name that is none is told, and ours is printed`(template: String, fault: String) throws {
    let folders = try TemplateFolders(
      builtIn: ["receipt": "ours"], own: ["receipt": template, "line": "{{name}}\n{{weight}}"])
    let printed = try folders.templates.document("receipt", check)
    #expect(
      folders.short(printed.fault)?.hasPrefix(fault) == true,
      "\(folders.short(printed.fault) ?? "")")
    #expect(printed.document.elements == [.text("ours")])
  }

  @Test(arguments: [
    "{{#note}}{{weight}}{{/note}}x", "{{^isCopy}}{{weight}}{{/isCopy}}x",
    "{{#lines}}{{store.name}}{{#first()}}{{name}}{{/first()}}{{/lines}}",
    "{{uppercased(store.name)}}", "{{#reversed(lines)}}{{price}}{{/reversed(lines)}}",
    "{{#lines}}{{#name}}{{.}}{{/name}}{{/lines}}",
  ])
  func `what is not printed this time, or is worked out, is no fault`(template: String) throws {
    let folders = try TemplateFolders(builtIn: ["receipt": "ours"], own: ["receipt": template])
    #expect(try folders.templates.document("receipt", check).fault == nil)
  }

  @Test(arguments: ["", "\n \n", "{{#note}}{{.}}{{/note}}", "@feed 3\n@cut\n", "@rule\n@logo\n"])
  func `a template that prints nothing is told, and ours is printed`(template: String) throws {
    let folders = try TemplateFolders(builtIn: ["receipt": "ours"], own: ["receipt": template])
    let printed = try folders.templates.document("receipt", check)
    #expect(folders.short(printed.fault) == "own/receipt.mustache:1: prints nothing")
    #expect(printed.document.elements == [.text("ours")])
    let isBlank = !template.contains("{{")
    #expect((folders.templates.check("receipt") == nil) != isBlank, "an installer is told so too")
  }

  @Test func `a part of ours that the store has broken does not break ours`() throws {
    let folders = try TemplateFolders(
      builtIn: ["receipt": "{{> head}}", "head": "our head"], own: ["head": "{{#x}}"])
    let printed = try folders.templates.document("receipt", check)
    #expect(folders.short(printed.fault) == "own/head.mustache:1: a section is not closed")
    #expect(printed.document.elements == [.text("our head")])
    #expect(folders.templates.check("receipt") == nil)
    #expect(folders.templates.check("head") == printed.fault)
  }

  @Test func `a store without templates has no faults`() throws {
    let folders = try TemplateFolders(builtIn: ["receipt": "ours"])
    #expect(folders.templates.check("receipt") == nil)
    #expect(folders.templates.check("../builtIn/receipt") == nil)
  }

  @Test func `a template that we lack is a fault of ours`() throws {
    let folders = try TemplateFolders(builtIn: [:], own: ["receipt": "{{"])
    let fault = #expect(throws: TemplateFault.self) {
      try folders.templates.document("receipt", check)
    }
    #expect(
      folders.short(fault) == "builtIn/receipt.mustache:1: there is no template 'receipt'")
  }

  @Test func `a file that is no text, or too much of it, is a fault`() throws {
    let folders = try TemplateFolders(builtIn: ["receipt": "ours"])
    try folders.write([0xFF, 0xFE, 0x00], own: "receipt")
    #expect(
      folders.short(folders.templates.check("receipt"))
        == "own/receipt.mustache:1: is not UTF-8: save it as such")
    try folders.write([UInt8](repeating: 32, count: 65_537), own: "receipt")
    #expect(
      folders.short(folders.templates.check("receipt"))
        == "own/receipt.mustache:1: has 65537 bytes, at most 65536")
    try folders.write(Array(String(repeating: "{{#a}}", count: 33).utf8), own: "receipt")
    #expect(
      folders.short(folders.templates.check("receipt"))
        == "own/receipt.mustache:1: has too many sections in each other")
  }
}
