import POSCloudSync
import Testing

struct CloudAddressTests {
  @Test func `an address is kept without the slash at its end`() throws {
    let address = try CloudAddress("https://cloud.example:8443/shops/")
    #expect(address.text == "https://cloud.example:8443/shops")
    #expect(!address.isPlain)
  }

  @Test(arguments: ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"])
  func `within the machine it may be read by others`(text: String) throws {
    #expect(try CloudAddress(text).isPlain)
  }

  @Test func `elsewhere only where that was said to be all right`() throws {
    #expect(throws: CloudAddress.Fault.self) { try CloudAddress("http://cloud.example") }
    #expect(throws: CloudAddress.Fault.self) { try CloudAddress("http://127.0.0.1.example") }
    #expect(try CloudAddress("http://cloud.example", allowsPlain: true).isPlain)
  }

  @Test(arguments: [
    "", "cloud.example", "ftp://cloud.example", "https://", "https://me:secret@cloud.example",
    "https://cloud.example?x=1", "https://cloud.example#x", "file:///etc/passwd",
  ]) func `what is no address of a cloud is refused`(text: String) {
    #expect(throws: CloudAddress.Fault.self) { try CloudAddress(text, allowsPlain: true) }
  }
}
