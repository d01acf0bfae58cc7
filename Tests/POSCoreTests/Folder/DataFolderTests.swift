import Foundation
import POSCore
import POSTestSupport
import Testing

struct DataFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a folder is made for its owner only, with those above it`() throws {
    let data = DataFolder(path: folder.path + "/a/b")
    #expect(data.isEmpty)
    try data.make()
    try data.make()
    #expect(data.isEmpty)
    let attributes = try FileManager.default.attributesOfItem(atPath: data.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    try data.write("x", to: data.settings)
    #expect(!data.isEmpty)
    #expect(!data.hasStore)
  }

  @Test func `a file in the place of the folder is told`() throws {
    let data = DataFolder(path: folder.path + "/file")
    try Data().write(to: URL(filePath: data.path))
    #expect(throws: StoreFailure.self) { try data.make() }
    #expect(!data.isEmpty)
  }

  @Test func `a file is written whole, over an older one, and leaves nothing beside it`() throws {
    let data = folder.data
    try data.write("first", to: data.settings)
    try data.write("second", to: data.settings)
    #expect(try String(contentsOfFile: data.settings, encoding: .utf8) == "second")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names == ["pos.env"])
  }

  @Test func `a file that cannot be written is told, and the older one stays`() throws {
    let data = DataFolder(path: folder.path + "/nowhere")
    #expect(throws: StoreFailure.self) { try data.write("x", to: data.settings) }
  }
}
