import Glibc

/// A piece of background work that one process does for a whole store.
///
/// Held by an `flock` of its own file: when the process dies, the kernel lets go, and the next that
/// asks takes over.
public struct BackgroundRole: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Takes the role; nil while another process has it.
  ///
  /// - Throws: ``StoreFailure`` when the file cannot be opened.
  public static func take(_ name: String, in folder: DataFolder) throws -> BackgroundRole? {
    let path = folder.role(name)
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreFailure(errno: errno, path: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    return BackgroundRole(descriptor: descriptor)
  }

  /// Keeps the role until the process ends: something of it may still be going on.
  public consuming func keepToTheEnd() { discard self }

  deinit { close(descriptor) }
}
