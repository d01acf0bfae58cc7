import POSCloudServer

/// The program: everything it does is in `POSCloudServer`.
@main
enum PosCloud {
  static func main() async {
    PosCloudCommand.leave(await PosCloudCommand.run(arguments: nil))
  }
}
