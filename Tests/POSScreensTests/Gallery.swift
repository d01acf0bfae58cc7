#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Shows frames to whoever works on them: `GALLERY=1 swift test --no-parallel`.
func gallery(_ name: String, _ text: String) {
  guard getenv("GALLERY") != nil else { return }
  print("### \(name)\n\(text)")
}
