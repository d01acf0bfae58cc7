import Glibc

/// Waits for the system to ask the program to end: SIGTERM, SIGINT or SIGHUP.
struct EndSignals {
  private var set = sigset_t()

  /// Keeps the signals until they are waited for, in this thread and all that begin after it.
  init() {
    sigemptyset(&set)
    for signal in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for one of them.
  func wait() {
    var set = set
    var signal: Int32 = 0
    sigwait(&set, &signal)
  }
}
