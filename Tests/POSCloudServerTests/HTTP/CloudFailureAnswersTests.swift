import HTTPTypes
import POSCloudStore
import POSWire
import Testing

@testable import POSCloudServer

/// What the database could not do, as an answer.
struct CloudFailureAnswersTests {
  @Test func `a full pool says when to come back`() {
    let answer = APIError(.full(retryAfterSeconds: 2))
    #expect(answer.status == .serviceUnavailable && answer.headers[.retryAfter] == "2")
  }

  @Test(arguments: [CloudFailure.unavailable("gone"), .stopped, .busy("the store")])
  func `what passes is no fault of the server`(failure: CloudFailure) {
    let answer = APIError(failure)
    #expect(answer.status == .serviceUnavailable && answer.headers[.retryAfter] == "5")
  }

  @Test func `a request that is still running has its own conflict`() {
    let answer = APIError(.inProgress(operation: "open_check", key: "k"))
    #expect(answer.status == .conflict && answer.headers[.retryAfter] == "1")
    #expect(answer.json["conflictType"]?.string == "IN_PROGRESS")
  }

  @Test func `what the database says is for the log alone`() {
    let answer = APIError(.database("duplicate key in table secrets"))
    #expect(answer.status == .internalServerError && answer == .fault)
  }
}
