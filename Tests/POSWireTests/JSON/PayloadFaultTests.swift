import POSModel
import POSWire
import Testing

/// What a manager reads about a payload that cannot be applied.
struct PayloadFaultTests {
  private func fault(_ payload: String) -> String? {
    do {
      _ = try FactCoding.fact(
        ProductFact.self, type: "product.upsert", payload: Array(payload.utf8))
    } catch { return PayloadFault.sentence(for: error) }
    return nil
  }

  @Test func `what is missing or of another kind is named`() {
    #expect(fault("{}") == "plu is missing")
    #expect(fault("{\"plu\":1}") == "plu is of another kind")
    #expect(fault("[]") == "the payload is of another kind")
  }

  @Test func `what is no JSON is told without names of the program`() throws {
    let told = try #require(fault("{"))
    #expect(!told.contains("Error") && !told.contains("(") && told.contains(": "))
  }
}
