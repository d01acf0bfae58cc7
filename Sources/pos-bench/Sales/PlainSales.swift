import CSaleBaseline
import Glibc
import POSCore
import POSModel
import POSTestSupport

/// The sale in plain C.
final class PlainSales {
  private let baseline: OpaquePointer

  /// Opens the store of a folder.
  ///
  /// - Throws: ``BenchFault``.
  init(_ folder: DataFolder) throws {
    guard let baseline = pos_baseline_open(folder.store, folder.gate) else {
      throw BenchFault(description: "the plain sale cannot open \(folder.store)")
    }
    self.baseline = baseline
  }

  deinit { pos_baseline_close(baseline) }

  /// Sells three products of the test menu.
  ///
  /// - Throws: ``BenchFault``.
  func sell(_ plus: [String]) throws {
    let ids = plus.map { strdup(TestMenu.id($0).rawValue) }
    defer { for id in ids { free(id) } }
    let products = ids.map { UnsafePointer($0) }
    guard pos_baseline_sell(baseline, products) == 0 else { throw fault("sell") }
  }

  /// Folds the write-ahead log back.
  ///
  /// - Throws: ``BenchFault``.
  func checkpoint() throws {
    guard pos_baseline_checkpoint(baseline) == 0 else { throw fault("checkpoint") }
  }

  private func fault(_ what: String) -> BenchFault {
    BenchFault(
      description: "the plain sale cannot \(what): \(String(cString: pos_baseline_error(baseline)))"
    )
  }
}
