#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "baseline.h"

static int failed(pos_baseline *baseline, const char *what) {
  snprintf(baseline->error, sizeof baseline->error, "%s: %s", what, sqlite3_errmsg(baseline->db));
  return 1;
}

pos_baseline *pos_baseline_open(const char *store, const char *gate) {
  pos_baseline *baseline = calloc(1, sizeof *baseline);
  if (!baseline) return NULL;
  baseline->random = 0x9e3779b97f4a7c15;
  baseline->gate = open(gate, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  const char *pragmas =
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
      "PRAGMA foreign_keys = ON; PRAGMA cache_size = -4000; PRAGMA journal_size_limit = 16777216;";
  int isOpen = baseline->gate >= 0 &&
               sqlite3_open_v2(store, &baseline->db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
               sqlite3_busy_timeout(baseline->db, 10000) == SQLITE_OK &&
               sqlite3_exec(baseline->db, pragmas, NULL, NULL, NULL) == SQLITE_OK;
  for (int i = 0; isOpen && i < STATEMENT_COUNT; i++) {
    isOpen = sqlite3_prepare_v3(baseline->db, statement_sql[i], -1, SQLITE_PREPARE_PERSISTENT,
                                &baseline->statements[i], NULL) == SQLITE_OK;
  }
  if (isOpen) return baseline;
  fprintf(stderr, "CSaleBaseline: %s: %s\n", store, sqlite3_errmsg(baseline->db));
  pos_baseline_close(baseline);
  return NULL;
}

void pos_baseline_close(pos_baseline *baseline) {
  for (int i = 0; i < STATEMENT_COUNT; i++) sqlite3_finalize(baseline->statements[i]);
  sqlite3_close(baseline->db);
  if (baseline->gate >= 0) close(baseline->gate);
  free(baseline);
}

const char *pos_baseline_error(const pos_baseline *baseline) { return baseline->error; }

int run(pos_baseline *baseline, enum statement which, const char *kinds, ...) {
  sqlite3_stmt *statement = baseline->statements[which];
  va_list values;
  va_start(values, kinds);
  for (int i = 0; kinds[i]; i++) {
    if (kinds[i] == 't') {
      sqlite3_bind_text(statement, i + 1, va_arg(values, const char *), -1, SQLITE_STATIC);
    } else {
      sqlite3_bind_int64(statement, i + 1, va_arg(values, int64_t));
    }
  }
  va_end(values);
  int code = sqlite3_step(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) failed(baseline, statement_sql[which]);
  if (code != SQLITE_ROW) sqlite3_reset(statement);
  return code;
}

void done(pos_baseline *baseline, enum statement which) {
  sqlite3_reset(baseline->statements[which]);
}

int execute(pos_baseline *baseline, enum statement which) {
  return run(baseline, which, "") != SQLITE_DONE;
}

int pos_baseline_checkpoint(pos_baseline *baseline) {
  flock(baseline->gate, LOCK_EX);
  int code = sqlite3_wal_checkpoint_v2(baseline->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  flock(baseline->gate, LOCK_UN);
  return code == SQLITE_OK ? 0 : failed(baseline, "checkpoint");
}

char *pos_baseline_row_counts(const char *store) {
  sqlite3 *db = NULL;
  sqlite3_stmt *names = NULL;
  size_t size = 16384, used = 0;
  char *text = calloc(1, size);
  int isWhole =
      text && sqlite3_open_v2(store, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
      sqlite3_prepare_v2(db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
                         -1, &names, NULL) == SQLITE_OK;
  while (isWhole && sqlite3_step(names) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(names, 0);
    char *sql = sqlite3_mprintf("SELECT COUNT(*) FROM \"%w\"", name);
    sqlite3_stmt *count = NULL;
    isWhole = sqlite3_prepare_v2(db, sql, -1, &count, NULL) == SQLITE_OK &&
              sqlite3_step(count) == SQLITE_ROW;
    if (isWhole) {
      long long rows = sqlite3_column_int64(count, 0);
      used += (size_t)snprintf(text + used, size - used, "%s %lld\n", name, rows);
      isWhole = used < size;
    }
    sqlite3_finalize(count);
    sqlite3_free(sql);
  }
  sqlite3_finalize(names);
  sqlite3_close(db);
  if (isWhole) return text;
  free(text);
  return NULL;
}
