#ifndef POS_BASELINE_H
#define POS_BASELINE_H

#include <sqlite3.h>
#include <stdint.h>

#include "CSaleBaseline.h"

enum statement {
  BEGIN,
  COMMIT,
  ROLLBACK,
  STORED_RESPONSE,
  LOGGED_REQUEST,
  ORIGIN,
  NEXT_ARRIVAL,
  NEXT_LAMPORT,
  APPEND_EVENT,
  SET_ORIGIN,
  CHECK_NUMBER,
  SET_CHECK_NUMBER,
  CALL_NUMBER,
  PRODUCT,
  SAVE_CHECK,
  ITEM_RUNG,
  CHECK_PAID,
  SAVE_ITEM,
  SAVE_PAYMENT,
  INTEND_KICK,
  ITEM_SENT,
  SAVE_TICKET,
  SAVE_TICKET_ITEM,
  KEEP_RESPONSE,
  STATEMENT_COUNT,
};

struct pos_baseline {
  sqlite3 *db;
  int gate;
  sqlite3_stmt *statements[STATEMENT_COUNT];
  uint64_t random;
  uint64_t ids;
  char error[256];
};

extern const char *const statement_sql[STATEMENT_COUNT];

// Binds values in order: `t` a text, NULL for none, `i` an int64_t. Then steps once.
// Returns SQLITE_ROW or SQLITE_DONE, or another code with the error noted.
int run(pos_baseline *baseline, enum statement which, const char *kinds, ...);

// Ends what `run` left in the middle.
void done(pos_baseline *baseline, enum statement which);

// Runs a statement that answers nothing; 0 when it did.
int execute(pos_baseline *baseline, enum statement which);

#endif
