import Glibc
public import TerminalUI

/// A pair of devices: the program's terminal, and the end that plays keyboard and screen.
public struct TerminalDevice {
  /// Keyboard and screen; reads and writes do not block.
  public let controller: CInt
  /// The program's end.
  public let path: String

  // Macros that Swift cannot import.
  private static let unlock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  /// Opens a new pair.
  ///
  /// - Throws: ``PseudoTerminalFault`` when the system has none to give.
  public static func open(size: Size = .smallest) throws(PseudoTerminalFault) -> TerminalDevice {
    // Closed on exec, or programs of other tests would keep this terminal alive.
    let flags = O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK
    let controller = Glibc.open("/dev/ptmx", flags)
    guard controller >= 0 else { throw .system("a terminal", errno: errno) }
    var (locked, number): (CInt, CInt) = (0, 0)
    guard ioctl(controller, unlock, &locked) == 0, ioctl(controller, getNumber, &number) == 0 else {
      let reason = errno
      close(controller)
      throw .system("the number of the terminal", errno: reason)
    }
    setSize(size, of: controller)
    return TerminalDevice(controller: controller, path: "/dev/pts/\(number)")
  }

  static func setSize(_ size: Size, of controller: CInt) {
    var window = winsize(
      ws_row: UInt16(clamping: size.rows), ws_col: UInt16(clamping: size.columns), ws_xpixel: 0,
      ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &window)
  }
}
