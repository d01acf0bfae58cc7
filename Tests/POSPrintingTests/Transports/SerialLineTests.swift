import Glibc
import POSTestSupport
import Testing

@testable import POSPrinting

/// A printer at a serial port.
struct SerialLineTests {
  @Test func `it gets every byte as it is, and its answers are not sent back to it`() throws {
    let device = try TerminalDevice.open()
    defer { close(device.controller) }
    let printer = try DevicePrinter(path: device.path)
    let document: [UInt8] = [0x0A, 0x0D, 0x03, 0x04, 0x11, 0x1B, 0x7F, 0xFF]
    try printer.send(document)
    #expect(bytes(from: device) == document)
    let answer: [UInt8] = [0x12, 0x0D, 0x03, 0xFF]
    #expect(write(device.controller, answer, answer.count) == answer.count)
    #expect(try printer.read(answer.count, within: 5000) == answer)
    #expect(bytes(from: device).isEmpty)
  }

  /// What has come through the line.
  private func bytes(from device: TerminalDevice) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = read(device.controller, &buffer, buffer.count)
    return Array(buffer.prefix(max(0, count)))
  }
}
