import POSCore
import POSModel
import POSWire

@testable import POSApp

/// All that happened in a store, as it would travel: what its tables follow from.
struct DumpedStore {
  let rows: [String]

  /// Reads a store's events, all of them.
  ///
  /// - Throws: when the store cannot be read.
  init(_ folder: String) throws {
    let store = try Store.open(DataFolder(path: folder), time: TestTime())
    rows = try store.holdings().sorted { $0.key < $1.key }.flatMap { origin, last in
      try store.events(from: origin, after: 0, limit: Int(last)).map { event in
        String(decoding: event.canonical, as: UTF8.self)
      }
    }
    try store.close()
  }
}
