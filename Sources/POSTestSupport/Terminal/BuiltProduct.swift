import Glibc

/// Programs that were built together with the running tests.
public enum BuiltProduct {
  /// The path of a program of this package.
  public static func path(named name: String) -> String {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let bytes = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    let folder = String(decoding: bytes, as: UTF8.self).split(separator: "/").dropLast()
    return "/" + (folder + [Substring(name)]).joined(separator: "/")
  }
}
