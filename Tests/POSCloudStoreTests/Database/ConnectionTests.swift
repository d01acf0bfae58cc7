import POSTestSupport
import Testing

@testable import POSCloudStore

struct ConnectionTests {
  let connection: Connection

  init() throws { connection = try Connection(try CloudDatabase().url) }

  @Test func `values come back as they were sent`() throws {
    let row = try connection.execute(
      "SELECT $1::text, $2::bigint, $3::text[], $4::bigint[], $5::text, $6::text[]",
      [
        .text("Zürich \"\\' 🍔"), .integer(.min), .texts(["a,b", nil, "{\"c\"}", ""]),
        .integers([1, nil, -1]), .null, .texts([]),
      ]
    ).first
    #expect(row?.text(0) == "Zürich \"\\' 🍔")
    #expect(row?.integer(1) == .min)
    #expect(row?.text(2) == #"{"a,b",NULL,"{\"c\"}",""}"#)
    #expect(row?.text(3) == "{1,NULL,-1}")
    #expect(row?.optionalText(4) == nil)
    #expect(row?.text(5) == "{}")
  }

  @Test func `a text with a NUL is refused, never cut short`() throws {
    let fault = #expect(throws: DatabaseFault.self) {
      try connection.execute("SELECT $1::text", [.text("a\u{0}b")])
    }
    #expect(fault?.isRefusal == true)
  }

  @Test func `a fault says what was broken`() throws {
    try connection.run("CREATE TEMPORARY TABLE once (n bigint CONSTRAINT once_only PRIMARY KEY)")
    try connection.execute("INSERT INTO once VALUES (1)")
    let fault = #expect(throws: DatabaseFault.self) {
      try connection.execute("INSERT INTO once VALUES (1)")
    }
    #expect(fault?.state == "23505")
    #expect(fault?.constraint == "once_only")
    #expect(fault?.table == "once")
    #expect(fault?.isUniqueViolation == true)
  }

  @Test func `a pipeline ends at its first failure, and the connection goes on`() throws {
    try connection.run("CREATE TEMPORARY TABLE steps (n bigint)")
    let fault = #expect(throws: DatabaseFault.self) {
      try connection.pipeline([
        Statement("INSERT INTO steps VALUES (1)"), Statement("SELECT 1 / (SELECT 0)"),
        Statement("INSERT INTO steps VALUES (2)"),
      ])
    }
    #expect(fault?.state == "22012")
    // Without a transaction of its own, all of a pipeline is one.
    #expect(try connection.execute("SELECT * FROM steps").count == 0)
    let rows = try connection.pipeline([
      Statement("INSERT INTO steps VALUES (3)"), Statement("SELECT n FROM steps"),
    ])
    #expect(rows[1].map { $0.integer(0) } == [3])
  }

  @Test func `a statement that takes too long is ended`() throws {
    try connection.run("SET statement_timeout = 10")
    let fault = #expect(throws: DatabaseFault.self) { try connection.execute("SELECT pg_sleep(9)") }
    #expect(fault?.state == "57014")
    #expect(fault?.isPassing == true)
    #expect(fault?.isUnavailable == false)
  }
}
