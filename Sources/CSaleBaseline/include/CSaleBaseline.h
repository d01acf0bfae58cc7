#ifndef POS_CSALEBASELINE_H
#define POS_CSALEBASELINE_H

// One sale in plain C on a store file that `Store.create` made: the yardstick for `Store.perform`.
//
// Each of the five commands of a sale is a transaction of its own: the gate file is locked, then
// BEGIN IMMEDIATE, the rows, COMMIT with an fsync. The rows are the ones the till writes.

typedef struct pos_baseline pos_baseline;

// Opens a store with the pragmas of the till and prepares all statements; NULL when that fails.
pos_baseline *pos_baseline_open(const char *store, const char *gate);

// Opens a check, rings three products by their ids, takes the cash; 0 when all is committed.
int pos_baseline_sell(pos_baseline *baseline, const char *const products[3]);

// Folds the write-ahead log back, behind the gate; 0 when it could be tried.
int pos_baseline_checkpoint(pos_baseline *baseline);

// What went wrong last.
const char *pos_baseline_error(const pos_baseline *baseline);

void pos_baseline_close(pos_baseline *baseline);

// "table rows\n" for every table of a store, in the order of names; to be freed. NULL on failure.
char *pos_baseline_row_counts(const char *store);

#endif
