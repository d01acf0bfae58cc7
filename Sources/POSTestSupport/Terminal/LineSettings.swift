import Glibc

/// What a terminal does to the bytes that pass it: echo, line by line or raw, and so on.
public struct LineSettings: Equatable, Sendable {
  private let modes: [UInt32]

  /// Whether what is typed is shown without the program's doing.
  public var echoes: Bool { modes[3] & UInt32(ECHO) != 0 }

  init(of descriptor: CInt) {
    var settings = termios()
    tcgetattr(descriptor, &settings)
    modes = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }
}
