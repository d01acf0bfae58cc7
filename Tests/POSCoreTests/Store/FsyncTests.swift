import Foundation
import POSCore
import POSModel
import POSTestSupport
import Testing

/// Counts what the kernel was asked to put on the disk.
struct FsyncTests {
  @Test func `every acknowledged command was on the disk before its answer`() throws {
    let till = try Till.fresh(on: .disk)
    try till.store.close()
    let (idle, busy) = try (fsyncs(of: 0, in: till), fsyncs(of: 40, in: till))
    #expect(busy - idle >= 40, "\(idle) without a command, \(busy) with 40")
  }

  private func fsyncs(of count: Int, in till: Till) throws -> Int {
    let trace = till.store.folder.path + "/trace-\(count)"
    let output = try Program.run(
      "/usr/bin/strace",
      [
        "-f", "-e", "trace=fsync,fdatasync", "-o", trace, Program.sim, "commands", "--data",
        till.store.folder.path, "--count", "\(count)",
      ])
    #expect(output == "\(count)\n")
    let lines = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
    return lines.count { $0.contains("sync(") && $0.contains(" = 0") || $0.contains("resumed>) ") }
  }
}
