#ifndef POS_CNCURSESW_TERMINAL_GUARD_H
#define POS_CNCURSESW_TERMINAL_GUARD_H

// Gives the terminal back when the process dies, and turns signals into wake-ups.
//
// A handler may call little more than write(2) and tcsetattr(3), so all it needs is laid out
// beforehand. Swift emits these functions into every object file that calls them, each with static
// variables of its own. So the state is handed around, and only the handlers, which travel together
// with pos_guard_install, look at the static pointer to it.

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { POS_GUARD_BYTES = 512, POS_GUARD_STACK = 65536, POS_GUARD_SIGNALS = 16 };

struct pos_guard {
  int terminal;                  // where the bytes go
  char bytes[POS_GUARD_BYTES];   // what brings the screen and the cursor back
  size_t length;
  struct termios modes;          // the line settings from before
  int wake;                      // written to when a signal has come
  int captured;                  // what was written to stderr meanwhile; -1 when not captured
  int real_stderr;
  volatile sig_atomic_t active;  // the bytes still have to be written
  volatile sig_atomic_t stop;    // somebody wants the program to end
  volatile sig_atomic_t resize;  // the terminal has another size
  volatile int dying;            // a thread has broken
  struct sigaction previous[POS_GUARD_SIGNALS];
  stack_t previous_stack;
  char stack[POS_GUARD_STACK];   // a stack overflow leaves a handler no other
};

// The one guard of the process; it lives on after its terminal, for handlers that run late.
static struct pos_guard *pos_guard_current = NULL;

static const int pos_guard_signals[POS_GUARD_SIGNALS] = {
    SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGQUIT,  // the process is broken
    SIGTERM, SIGHUP, SIGINT,  SIGUSR1, SIGXCPU, SIGWINCH,        // somebody wants something
    SIGPIPE, SIGTSTP, SIGXFSZ,                                   // of no use full-screen
};
enum { POS_GUARD_FIRST_REQUEST = 7, POS_GUARD_FIRST_IGNORED = 13 };

static inline void pos_guard_write(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

static inline void pos_guard_restore_modes(struct pos_guard *guard) {
  tcsetattr(guard->terminal, TCSANOW, &guard->modes);
}

// From here on stderr goes to `captured`.
static inline void pos_guard_capture(struct pos_guard *guard, int captured) {
  guard->real_stderr = dup(STDERR_FILENO);
  guard->captured = captured;
  dup2(captured, STDERR_FILENO);
}

// Prints what was captured where it should have gone, and ends the capture.
static inline void pos_guard_release_stderr(struct pos_guard *guard) {
  if (guard->captured < 0 || guard->real_stderr < 0) return;
  char buffer[1024];
  ssize_t count;
  dup2(guard->real_stderr, STDERR_FILENO);
  lseek(guard->captured, 0, SEEK_SET);
  while ((count = read(guard->captured, buffer, sizeof buffer)) > 0)
    pos_guard_write(STDERR_FILENO, buffer, (size_t)count);
  close(guard->captured);
  close(guard->real_stderr);
  guard->captured = guard->real_stderr = -1;
}

// Everything at once, without curses: for a crash, and for exit() from somewhere deep.
static inline void pos_guard_give_back(struct pos_guard *guard) {
  if (!guard->active) return;
  guard->active = 0;
  pos_guard_write(STDOUT_FILENO, guard->bytes, guard->length);
  pos_guard_restore_modes(guard);
  pos_guard_release_stderr(guard);
}

static inline void pos_guard_on_crash(int number) {
  struct pos_guard *guard = pos_guard_current;
  // A second thread that breaks waits for the first one to end the process.
  while (__sync_lock_test_and_set(&guard->dying, 1)) pause();
  pos_guard_give_back(guard);
  signal(number, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
}

static inline void pos_guard_on_request(int number) {
  struct pos_guard *guard = pos_guard_current;
  int saved = errno;
  if (number == SIGWINCH) {
    guard->resize = 1;
  } else {
    guard->stop = 1;
  }
  if (guard->wake >= 0) (void)!write(guard->wake, "!", 1);
  errno = saved;
}

static inline void pos_guard_on_exit(void) { pos_guard_give_back(pos_guard_current); }

// Keeps the line settings of a terminal and takes the signals over; `wake` is the non-blocking end
// of a pipe that a signal writes to. NULL, with errno, when it is no terminal; nothing is changed.
static inline struct pos_guard *pos_guard_install(int terminal, int wake) {
  struct pos_guard *guard = pos_guard_current;
  if (guard == NULL) {
    guard = calloc(1, sizeof *guard);
    if (guard == NULL) return NULL;
  }
  if (tcgetattr(terminal, &guard->modes) != 0) {
    if (pos_guard_current == NULL) free(guard);
    return NULL;
  }
  if (pos_guard_current == NULL) atexit(pos_guard_on_exit);
  pos_guard_current = guard;
  guard->terminal = terminal;
  guard->wake = wake;
  guard->captured = guard->real_stderr = -1;
  guard->stop = guard->resize = 0;
  stack_t stack = {.ss_sp = guard->stack, .ss_size = sizeof guard->stack};
  sigaltstack(&stack, &guard->previous_stack);
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
    sigaction(pos_guard_signals[index], &action, &guard->previous[index]);
  }
  return guard;
}

// From here on a crash brings the terminal back with these bytes.
static inline void pos_guard_arm(struct pos_guard *guard, const char *bytes, size_t length) {
  guard->length = length < POS_GUARD_BYTES ? length : POS_GUARD_BYTES;
  memcpy(guard->bytes, bytes, guard->length);
  guard->active = 1;
}

// The terminal has been given back by other means.
static inline void pos_guard_disarm(struct pos_guard *guard) { guard->active = 0; }

// Hands the signals back to whom they belonged to.
static inline void pos_guard_remove(struct pos_guard *guard) {
  for (int index = 0; index < POS_GUARD_SIGNALS; index++)
    sigaction(pos_guard_signals[index], &guard->previous[index], NULL);
  sigaltstack(&guard->previous_stack, NULL);
  guard->wake = -1;
}

// Whether the signal came since the last call. One that comes meanwhile is kept for the next.
static inline int pos_guard_take_stop(struct pos_guard *guard) {
  if (!guard->stop) return 0;
  guard->stop = 0;
  return 1;
}

static inline int pos_guard_take_resize(struct pos_guard *guard) {
  if (!guard->resize) return 0;
  guard->resize = 0;
  return 1;
}

#endif
