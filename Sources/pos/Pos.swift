import POSApp

/// The program: everything it does is in `POSApp`.
@main
enum Pos {
  static func main() {
    PosCommand.leave(PosCommand.run(arguments: nil))
  }
}
