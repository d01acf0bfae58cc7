#ifndef POS_CNCURSESW_SHIM_H
#define POS_CNCURSESW_SHIM_H

// Wide-character prototypes are hidden unless this is set before the include.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <stdint.h>
#include <stdio.h>
#include <wchar.h>

#include "terminal_guard.h"

// Hidden behind feature macros that a module cannot set for the system's headers.
extern int wcwidth(wchar_t character);
extern int memfd_create(const char *name, unsigned int flags);

static inline int pos_character_width(wchar_t character) { return wcwidth(character); }

// An unnamed file in memory, closed on exec; -1 when the system has none.
static inline int pos_memory_file(const char *name) { return memfd_create(name, 1U); }

// Swift cannot import function-like macros, and Swift 6 rejects C mutable
// globals such as `stdscr`. Each gap gets one `pos_` inline function.
static inline SCREEN *pos_new_terminal(void) { return newterm(NULL, stdout, stdin); }
static inline WINDOW *pos_stdscr(void) { return stdscr; }
static inline int pos_rows(void) { return getmaxy(stdscr); }
static inline int pos_columns(void) { return getmaxx(stdscr); }
static inline int pos_colors(void) { return COLORS; }
static inline attr_t pos_attribute_bold(void) { return WA_BOLD; }
static inline attr_t pos_attribute_dim(void) { return WA_DIM; }
static inline attr_t pos_attribute_reverse(void) { return WA_REVERSE; }
static inline attr_t pos_attribute_underline(void) { return WA_UNDERLINE; }
static inline const char *pos_codeset(void) { return nl_langinfo(CODESET); }

// A string capability of the terminal, NULL when it has none.
static inline const char *pos_capability(const char *name) {
  char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}

// The bytes that move the cursor; NULL when the terminal cannot. Valid until the next call.
static inline const char *pos_cursor_address(int row, int column) {
  const char *address = pos_capability("cup");
  return address == NULL ? NULL : tparm((char *)address, row, column, 0, 0, 0, 0, 0, 0, 0);
}

// Puts scalars of one look side by side. Each takes as many cells as curses thinks it does:
// one.
static inline int pos_put_scalars(int row, int column, const uint32_t *scalars, int count,
                                  attr_t attributes, short pair) {
  enum { most = 128 };
  const wchar_t blank[] = {L' ', 0};
  cchar_t cells[most];
  cchar_t cell;
  if (setcchar(&cell, blank, attributes, pair, NULL) == ERR) return ERR;
  while (count > 0) {
    const int part = count < most ? count : most;
    for (int place = 0; place < part; place += 1) {
      cells[place] = cell;
      cells[place].chars[0] = (wchar_t)scalars[place];
    }
    if (mvwadd_wchnstr(stdscr, row, column, cells, part) == ERR) return ERR;
    column += part;
    scalars += part;
    count -= part;
  }
  return OK;
}

// Puts one already-segmented cell; `scalars` is NUL-terminated, at most CCHARW_MAX long.
static inline int pos_put_cell(int row, int column, const wchar_t *scalars, attr_t attributes,
                               short pair) {
  cchar_t cell;
  if (setcchar(&cell, scalars, attributes, pair, NULL) == ERR) return ERR;
  return mvwadd_wch(stdscr, row, column, &cell);
}

#endif
