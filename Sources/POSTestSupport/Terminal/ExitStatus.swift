/// How a program ended.
public enum ExitStatus: Equatable, Sendable {
  /// By itself, with this code.
  case exited(Int32)
  /// By this signal.
  case killed(Int32)

  init(waitCode: Int32) {
    let signal = waitCode & 0x7F
    self = signal == 0 ? .exited((waitCode >> 8) & 0xFF) : .killed(signal)
  }
}
