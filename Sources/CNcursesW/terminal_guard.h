#ifndef POS_CNCURSESW_TERMINAL_GUARD_H
#define POS_CNCURSESW_TERMINAL_GUARD_H

// Gives the terminal back when the process dies, and turns signals into wake-ups.
//
// A handler may call little more than write(2) and tcsetattr(3), so all it needs is laid out here
// before it is installed. The state is `static`: every Swift file that calls these functions gets a
// copy of its own, so one file, TerminalGuard.swift, calls them all. It is one variable with an
// initial value, because Swift emits no C variable without.

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { POS_GUARD_BYTES = 512, POS_GUARD_STACK = 65536, POS_GUARD_SIGNALS = 12 };

static struct {
  int terminal;                  // where the bytes go
  char bytes[POS_GUARD_BYTES];   // what brings the screen and the cursor back
  size_t length;
  struct termios modes;          // the line settings from before
  int has_modes;
  int wake;                      // written to when a signal has come
  int captured;                  // what was written to stderr meanwhile; -1 when not captured
  int real_stderr;
  struct sigaction previous[POS_GUARD_SIGNALS];
  volatile sig_atomic_t active;  // the bytes still have to be written
  volatile sig_atomic_t stop;    // somebody wants the program to end
  volatile sig_atomic_t resize;  // the terminal has another size
  volatile int dying;            // a thread has broken
  char stack[POS_GUARD_STACK];   // a stack overflow leaves a handler no other
} pos_guard = {.captured = -1, .real_stderr = -1, .wake = -1};

static const int pos_guard_signals[POS_GUARD_SIGNALS] = {
    SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS,   SIGFPE,  // the process is broken
    SIGTERM, SIGHUP, SIGINT,  SIGWINCH,                   // somebody wants something
    SIGPIPE, SIGTSTP,                                     // of no use to a full-screen program
};
enum { POS_GUARD_FIRST_REQUEST = 6, POS_GUARD_FIRST_IGNORED = 10 };

static inline void pos_guard_write(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

// Keeps the line settings to go back to.
static inline int pos_guard_save_modes(int terminal) {
  pos_guard.terminal = terminal;
  pos_guard.has_modes = tcgetattr(terminal, &pos_guard.modes) == 0;
  return pos_guard.has_modes;
}

static inline void pos_guard_restore_modes(void) {
  if (pos_guard.has_modes) tcsetattr(pos_guard.terminal, TCSANOW, &pos_guard.modes);
}

// From here on stderr goes to `captured`.
static inline void pos_guard_capture(int captured) {
  pos_guard.real_stderr = dup(STDERR_FILENO);
  pos_guard.captured = captured;
  dup2(captured, STDERR_FILENO);
}

// Prints what was captured where it should have gone, and ends the capture.
static inline void pos_guard_release_stderr(void) {
  if (pos_guard.captured < 0 || pos_guard.real_stderr < 0) return;
  char buffer[1024];
  ssize_t count;
  dup2(pos_guard.real_stderr, STDERR_FILENO);
  lseek(pos_guard.captured, 0, SEEK_SET);
  while ((count = read(pos_guard.captured, buffer, sizeof buffer)) > 0)
    pos_guard_write(STDERR_FILENO, buffer, (size_t)count);
  close(pos_guard.captured);
  close(pos_guard.real_stderr);
  pos_guard.captured = pos_guard.real_stderr = -1;
}

// Everything at once, without curses: for a crash, and for exit() from somewhere deep.
static inline void pos_guard_give_back(void) {
  if (!pos_guard.active) return;
  pos_guard.active = 0;
  pos_guard_write(STDOUT_FILENO, pos_guard.bytes, pos_guard.length);
  pos_guard_restore_modes();
  pos_guard_release_stderr();
}

static inline void pos_guard_on_crash(int number) {
  // A second thread that breaks waits for the first one to end the process.
  while (__sync_lock_test_and_set(&pos_guard.dying, 1)) pause();
  pos_guard_give_back();
  signal(number, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
}

static inline void pos_guard_on_request(int number) {
  int saved = errno;
  if (number == SIGWINCH) {
    pos_guard.resize = 1;
  } else {
    pos_guard.stop = 1;
  }
  if (pos_guard.wake >= 0) (void)!write(pos_guard.wake, "!", 1);
  errno = saved;
}

// Takes the signals over; `wake` is the non-blocking end of a pipe that a signal writes to.
static inline void pos_guard_install(int wake) {
  static int is_registered = 0;
  pos_guard.wake = wake;
  pos_guard.stop = pos_guard.resize = 0;
  stack_t stack = {.ss_sp = pos_guard.stack, .ss_size = sizeof pos_guard.stack};
  sigaltstack(&stack, NULL);
  for (int index = 0; index < POS_GUARD_SIGNALS; index++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    if (index >= POS_GUARD_FIRST_IGNORED) {
      action.sa_handler = SIG_IGN;
    } else if (index >= POS_GUARD_FIRST_REQUEST) {
      action.sa_handler = pos_guard_on_request;
      action.sa_flags = SA_RESTART;
    } else {
      action.sa_handler = pos_guard_on_crash;
      action.sa_flags = SA_ONSTACK;
    }
    sigaction(pos_guard_signals[index], &action, &pos_guard.previous[index]);
  }
  if (!is_registered) is_registered = atexit(pos_guard_give_back) == 0;
}

// From here on a crash brings the terminal back with these bytes.
static inline void pos_guard_arm(const char *bytes, size_t length) {
  pos_guard.length = length < POS_GUARD_BYTES ? length : POS_GUARD_BYTES;
  memcpy(pos_guard.bytes, bytes, pos_guard.length);
  pos_guard.active = 1;
}

// The terminal has been given back by other means.
static inline void pos_guard_disarm(void) { pos_guard.active = 0; }

static inline void pos_guard_remove(void) {
  for (int index = 0; index < POS_GUARD_SIGNALS; index++)
    sigaction(pos_guard_signals[index], &pos_guard.previous[index], NULL);
  pos_guard.wake = -1;
}

// Whether the signal came since the last call.
static inline int pos_guard_take_stop(void) {
  int was = pos_guard.stop;
  pos_guard.stop = 0;
  return was;
}

static inline int pos_guard_take_resize(void) {
  int was = pos_guard.resize;
  pos_guard.resize = 0;
  return was;
}

#endif
