import GRDB
import Glibc

/// The machine could not do what the house would have allowed. Nothing was saved.
public enum StoreFailure: Error, Equatable, Sendable {
  /// The folder cannot be used.
  case folder(String, reason: String)
  /// There is no store in the folder.
  case noStore(String)
  /// There is a store in the folder already.
  case storeExists(String)
  /// The file is no store, or what is in it is damaged.
  case damaged(String)
  /// A newer program wrote the store.
  case newer(String)
  /// The file that is open is not the one that stands in the folder any more.
  case gone(String)
  /// The disk takes no writes.
  case readOnly(String)
  /// The disk is full.
  case diskFull(String)
  /// Another process holds the store for too long.
  case busy(String)
  /// The counter of a revenue center is missing; it must not start anew.
  case counterMissing(rvc: String)
  /// The key was used for another request: a bug of who sent it.
  case keyReused(operation: String, key: String)
  /// The secrets file is missing or cannot be read, so PINs cannot be checked.
  case secrets(String, reason: String)
  /// Anything else the system or the database said.
  case system(String)

  /// Stable, for logs.
  public var code: String {
    switch self {
    case .folder: "store.folder"
    case .noStore: "store.missing"
    case .storeExists: "store.exists"
    case .damaged: "store.damaged"
    case .newer: "store.newer"
    case .gone: "store.gone"
    case .readOnly: "store.read_only"
    case .diskFull: "store.disk_full"
    case .busy: "store.busy"
    case .counterMissing: "store.counter_missing"
    case .keyReused: "store.key_reused"
    case .secrets: "store.secrets"
    case .system: "store.system"
    }
  }

  /// Whether only a fault in a program can have led to it.
  public var isBug: Bool { if case .keyReused = self { true } else { false } }

  /// A sentence that says what is wrong and what to do about it.
  public var sentence: String {
    switch self {
    case .folder(let path, let reason):
      "The data folder \(path) cannot be used: \(reason). Choose another with --data."
    case .noStore(let path):
      "There is no store in \(path). Set one up with 'pos init', or look around with 'pos --demo'."
    case .storeExists(let path):
      "There is a store in \(path) already; it was left as it is."
    case .damaged(let path):
      "\(path) is damaged or no store. Nothing was changed: keep it, and restore the latest backup."
    case .newer(let path):
      "\(path) was written by a newer pos. It was left as it is: update this program."
    case .gone(let path):
      "\(path) was moved, replaced or deleted. Nothing was saved: leave and start again."
    case .readOnly(let path):
      "\(path) cannot be written. Nothing was saved: check the disk and the file's permissions."
    case .diskFull(let path):
      "The disk with \(path) is full. Nothing was saved: make room, then try again."
    case .busy(let path):
      "Another program holds \(path). Nothing was saved: try again."
    case .counterMissing(let rvc):
      "The check counter of '\(rvc)' is missing. Run 'pos verify --repair'."
    case .keyReused(let operation, let key):
      "The key \(key) of \(operation) was used for another request. Nothing was saved."
    case .secrets(let path, let reason):
      "PINs cannot be checked: \(path) \(reason). Restore it from the backup."
    case .system: "The machine could not do this; the log says why. Nothing was saved."
    }
  }

  /// The failure a system call reported.
  init(errno: Int32, path: String) {
    switch errno {
    case ENOSPC, EDQUOT: self = .diskFull(path)
    case EROFS, EACCES, EPERM: self = .readOnly(path)
    default: self = .system("\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// The failure the database reported.
  init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull(path)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .readOnly(path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path)
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
      self = .diskFull(path)
    case .SQLITE_IOERR: self = .system("The disk with \(path) fails (\(error.extendedResultCode))")
    default: self = .system("\(error)")
    }
  }
}
