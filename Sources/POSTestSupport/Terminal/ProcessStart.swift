import Glibc

/// Starts a program on a terminal.
enum ProcessStart {
  /// A macro that Swift does not see: the program leads a session of its own.
  private static let newSession: Int16 = 0x80

  /// Starts it with nothing but this terminal.
  ///
  /// - Returns: The process.
  /// - Throws: ``PseudoTerminalFault`` when the system refuses.
  static func spawn(
    _ executable: String, arguments: [String], environment: [String: String], on terminal: String
  ) throws(PseudoTerminalFault) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal a session leader opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    let variables = environment.map { "\($0.key)=\($0.value)" }.sorted()
    var process: pid_t = 0
    let reason = withCStrings([executable] + arguments) { words in
      withCStrings(variables) { variables in
        posix_spawn(&process, executable, &actions, &attributes, words, variables)
      }
    }
    guard reason == 0 else { throw .system("starting \(executable)", errno: reason) }
    return process
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var copies = texts.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return body(&copies)
  }
}
