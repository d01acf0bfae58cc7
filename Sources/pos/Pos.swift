import Glibc
import POSApp

/// The program: everything it does is in `POSApp`.
@main
enum Pos {
  static func main() {
    exit(PosCommand.run(arguments: nil))
  }
}
