import Foundation
import Testing

@testable import POSCloudStore

struct ClusterTests {
  @Test func `a cluster is gone with its folder when it is stopped`() throws {
    let cluster = try PrivateCluster.start(on: .hasty)
    let connection = try Connection(cluster.url())
    let folder = try #require(
      try connection.execute("SHOW unix_socket_directories").first?.text(0))
    #expect(try connection.execute("SHOW listen_addresses").first?.text(0) == "")
    #expect(FileManager.default.fileExists(atPath: folder))
    cluster.stop()
    cluster.stop()
    #expect(!FileManager.default.fileExists(atPath: folder))
    #expect(throws: DatabaseFault.self) { try Connection(cluster.url()) }
  }
}
