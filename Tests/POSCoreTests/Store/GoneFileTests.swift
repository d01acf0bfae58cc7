import Foundation
import Glibc
import POSModel
import POSTestSupport
import Testing

@testable import POSCore

/// A till must not sell into a file that is not the store any more.
struct GoneFileTests {
  private func expectRefusal(
    after harm: (DataFolder) throws -> Void, _ failure: (DataFolder) -> StoreFailure
  ) throws {
    let till = try Till.fresh()
    let check = try till.open()
    try harm(till.store.folder)
    #expect(throws: failure(till.store.folder)) { try till.ring("101", on: check.id) }
  }

  @Test func `a store that was deleted takes no sale`() throws {
    try expectRefusal(after: { unlink($0.store) }, { .gone($0.store) })
  }

  @Test func `a store that was moved away takes no sale`() throws {
    try expectRefusal(after: { rename($0.store, $0.path + "/moved") }, { .gone($0.store) })
  }

  @Test func `a store that was replaced by its backup takes no sale`() throws {
    try expectRefusal(
      after: { folder in
        try FileManager.default.copyItem(atPath: folder.store, toPath: folder.path + "/backup")
        rename(folder.path + "/backup", folder.store)
      }, { .gone($0.store) })
  }

  @Test func `behind a lock file that was replaced, nobody writes`() throws {
    try expectRefusal(after: { unlink($0.gate) }, { .gone($0.gate) })
  }
}
