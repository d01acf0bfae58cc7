#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>

#include "baseline.h"
#include "sha256.h"

// The store of the test kit, seen from its lane.
#define TENANT "harbor"
#define SITE "s1"
#define DEVICE "L1"
#define RVC "main"
#define CASHIER "00000000-0000-7000-8000-000000000003"
#define DAY "2026-06-01"
#define NOW "2026-06-01T12:00:00.000Z"
#define TOMORROW "2026-06-02T12:00:00.000Z"
#define NOW_MILLISECONDS INT64_C(1780315200000)

typedef struct {
  char id[37], name[128], station[32];
} item;

typedef struct {
  char id[37];
  int64_t number;
  char call[24];
  const char *status;
  int64_t food, drink, subtotal, tax, paid;
  int64_t version, lamport;
  item items[3];
  int count;
} check;

typedef struct {
  char key[37];
  const char *operation;
  char request[65];
  int64_t seq, arrival, lamport;
  char chain[65];
} command;

static uint64_t random_bits(pos_baseline *b) {
  uint64_t mixed = b->random += 0x9e3779b97f4a7c15;
  mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
  return mixed ^ mixed >> 31;
}

static void write_id(char id[37], uint64_t high, uint64_t low) {
  snprintf(id, 37, "%08x-%04x-%04x-%04x-%012" PRIx64, (unsigned)(high >> 32),
           (unsigned)(high >> 16 & 0xffff), (unsigned)(high & 0xffff), (unsigned)(low >> 48),
           low & 0xffffffffffff);
}

// A UUIDv7, and up to five that follow it, with the same time.
static void make_ids(pos_baseline *b, char ids[][37], int how_many) {
  uint64_t count = b->ids++;
  uint64_t high = ((uint64_t)NOW_MILLISECONDS + (count >> 12)) << 16 | 0x7000 | (count & 0xfff);
  uint64_t low = (random_bits(b) & 0x3ffffffffffffff8) | 0x8000000000000000;
  for (int i = 0; i < how_many; i++) write_id(ids[i], high, low + i);
}

static void make_id(pos_baseline *b, char id[37]) { make_ids(b, (char(*)[37])id, 1); }

static int64_t total(const check *c) { return c->subtotal + c->tax; }

// Locks the gate, begins, makes sure the key is new and finds out where the log ends.
static int begin(pos_baseline *b, command *w, const char *operation, const char *request) {
  w->operation = operation;
  sha256_hex(request, strlen(request), w->request);
  flock(b->gate, LOCK_EX);
  if (execute(b, BEGIN)) return 1;
  if (run(b, STORED_RESPONSE, "tttt", TENANT, DEVICE, operation, w->key) != SQLITE_DONE) return 1;
  if (run(b, LOGGED_REQUEST, "t", w->key) != SQLITE_DONE) return 1;
  if (run(b, ORIGIN, "t", DEVICE) != SQLITE_ROW) return 1;
  w->seq = sqlite3_column_int64(b->statements[ORIGIN], 0);
  snprintf(w->chain, sizeof w->chain, "%s", sqlite3_column_text(b->statements[ORIGIN], 1));
  done(b, ORIGIN);
  if (run(b, NEXT_ARRIVAL, "") != SQLITE_ROW) return 1;
  w->arrival = sqlite3_column_int64(b->statements[NEXT_ARRIVAL], 0);
  done(b, NEXT_ARRIVAL);
  if (run(b, NEXT_LAMPORT, "i", NOW_MILLISECONDS) != SQLITE_ROW) return 1;
  w->lamport = sqlite3_column_int64(b->statements[NEXT_LAMPORT], 0);
  done(b, NEXT_LAMPORT);
  return 0;
}

// An event about the aggregate `subject`, whose version it makes.
static int append_to(pos_baseline *b, command *w, const char *kind, const char *subject,
                     int64_t version, const char *id, const char *type, const char *payload,
                     const char *request) {
  char hash[65], link[129];
  sha256_hex(payload, strlen(payload), hash);
  snprintf(link, sizeof link, "%s%s", w->chain, hash);
  sha256_hex(link, strlen(link), w->chain);
  w->seq += 1;
  int code = run(b, APPEND_EVENT, "titittt" "ittt" "itttt", id, w->arrival, DEVICE, w->seq, DEVICE,
                 kind, subject, version, type, NOW, CASHIER, w->lamport, payload, hash,
                 w->chain, request);
  w->arrival += 1;
  w->lamport += 1;
  return code != SQLITE_DONE;
}

static int append(pos_baseline *b, command *w, check *c, const char *id, const char *type,
                  const char *payload, const char *request) {
  c->version += 1;
  c->lamport = w->lamport;
  return append_to(b, w, "order", c->id, c->version, id, type, payload, request);
}

static int save_check(pos_baseline *b, const check *c) {
  return run(b, SAVE_CHECK, "ttittttttttt" "iiiiii" "tttt" "ii" "ttt", c->id, RVC, c->number,
             c->call, "eat_in", DAY, c->status, "", CASHIER, CASHIER, DEVICE, "USD", INT64_C(0),
             INT64_C(0), INT64_C(0), INT64_C(0), INT64_C(0), INT64_C(0), NULL, NULL, NOW, NULL,
             c->version, c->lamport, DEVICE, SITE, NOW) != SQLITE_DONE;
}

static int save_sums(pos_baseline *b, const check *c) {
  return run(b, ITEM_RUNG, "iiiiii" "ti", c->subtotal, c->tax, total(c), total(c), c->version,
             c->lamport, c->id, c->version - 1) != SQLITE_DONE;
}

static int save_end(pos_baseline *b, const check *c) {
  return run(b, CHECK_PAID, "tiitii" "ti", c->status, c->paid, INT64_C(0), NOW, c->version,
             c->lamport, c->id, c->version - 3) != SQLITE_DONE;
}

static void write_receipt(char *text, size_t size, const check *c) {
  snprintf(text, size,
           "{\"callNumber\":\"%s\",\"checkID\":\"%s\",\"checkNumber\":%" PRId64 ",\"due\":%" PRId64
           ",\"status\":\"%s\",\"total\":%" PRId64 ",\"version\":%" PRId64 "}",
           c->call, c->id, c->number, total(c) - c->paid, c->status, total(c), c->version);
}

// Notes where the log ends now, keeps the response and commits.
static int finish(pos_baseline *b, command *w, const char *response) {
  if (run(b, SET_ORIGIN, "titi", DEVICE, w->seq, w->chain, w->lamport - 1) != SQLITE_DONE) return 1;
  if (run(b, KEEP_RESPONSE, "tttttttt", TENANT, DEVICE, w->operation, w->key, w->request, response,
          NOW, TOMORROW) != SQLITE_DONE)
    return 1;
  return execute(b, COMMIT);
}

static int open_check(pos_baseline *b, check *c) {
  command w = {0};
  char request[256], payload[512], response[512];
  make_id(b, w.key);
  make_id(b, c->id);
  snprintf(request, sizeof request,
           "open_check {\"actor\":\"%s\",\"checkID\":\"%s\",\"key\":\"%s\",\"orderType\":\"eat_in\"}",
           CASHIER, c->id, w.key);
  if (begin(b, &w, "open_check", request)) return 1;
  if (run(b, CHECK_NUMBER, "t", RVC) != SQLITE_ROW) return 1;
  c->number = sqlite3_column_int64(b->statements[CHECK_NUMBER], 0);
  done(b, CHECK_NUMBER);
  int64_t following = c->number % 10000 == 0 ? c->number + 990001 : c->number + 1;
  if (run(b, SET_CHECK_NUMBER, "itt", following, NOW, RVC) != SQLITE_DONE) return 1;
  if (run(b, CALL_NUMBER, "tt", RVC, DAY) != SQLITE_ROW) return 1;
  snprintf(c->call, sizeof c->call, "A%lld", sqlite3_column_int64(b->statements[CALL_NUMBER], 0));
  done(b, CALL_NUMBER);
  c->status = "open";
  snprintf(payload, sizeof payload,
           "{\"businessDay\":\"" DAY "\",\"callNumber\":\"%s\",\"cashRoundingMinor\":1,"
           "\"checkNumber\":%" PRId64 ",\"currency\":\"USD\",\"deviceId\":\"" DEVICE "\","
           "\"orderType\":\"eat_in\",\"rvcId\":\"" RVC "\","
           "\"taxRule\":{\"mode\":\"exclusive\",\"rounding\":\"check\"}}",
           c->call, c->number);
  if (append(b, &w, c, w.key, "order.created", payload, w.request)) return 1;
  if (save_check(b, c)) return 1;
  write_receipt(response, sizeof response, c);
  return finish(b, &w, response);
}

static int add_item(pos_baseline *b, check *c, const char *product) {
  command w = {0};
  char request[512], payload[1024], response[512], plu[32], taxes[64];
  item *added = &c->items[c->count++];
  make_id(b, w.key);
  make_id(b, added->id);
  snprintf(request, sizeof request,
           "add_item {\"actor\":\"%s\",\"checkID\":\"%s\",\"itemID\":\"%s\",\"key\":\"%s\","
           "\"note\":\"\",\"productID\":\"%s\",\"quantity\":1000}",
           CASHIER, c->id, added->id, w.key, product);
  if (begin(b, &w, "add_item", request)) return 1;
  if (run(b, PRODUCT, "t", product) != SQLITE_ROW) return 1;
  sqlite3_stmt *row = b->statements[PRODUCT];
  snprintf(plu, sizeof plu, "%s", sqlite3_column_text(row, 0));
  snprintf(added->name, sizeof added->name, "%s", sqlite3_column_text(row, 1));
  int64_t price = sqlite3_column_int64(row, 2);
  int isFood = !strcmp((const char *)sqlite3_column_text(row, 3), "food");
  snprintf(added->station, sizeof added->station, "%s", sqlite3_column_text(row, 4));
  done(b, PRODUCT);
  const char *tax = isFood ? "food" : "drink";
  snprintf(taxes, sizeof taxes, "%s %s", tax, isFood ? "8%" : "10%");
  *(isFood ? &c->food : &c->drink) += price;
  c->subtotal += price;
  c->tax = (c->food * 8 + 50) / 100 + (c->drink * 10 + 50) / 100;
  snprintf(payload, sizeof payload,
           "{\"change\":\"item_added\",\"item\":{\"id\":\"%s\",\"kitchenName\":\"%s\","
           "\"name\":\"%s\",\"note\":\"\",\"plu\":\"%s\",\"productId\":\"%s\",\"quantity\":1000,"
           "\"station\":\"%s\",\"takesFractions\":false,\"taxes\":[{\"name\":\"%s\",\"ppm\":%d}],"
           "\"unitPriceMinor\":%" PRId64 "}}",
           added->id, added->name, added->name, plu, product, added->station, tax, isFood ? 80000 : 100000, price);
  if (append(b, &w, c, w.key, "order.updated", payload, w.request)) return 1;
  if (save_sums(b, c)) return 1;
  if (run(b, SAVE_ITEM, "ttttttiiitttttt", added->id, c->id, product, plu, added->name,
          added->name, INT64_C(1000), price, price, taxes, added->station, "", DEVICE, SITE,
          NOW) != SQLITE_DONE)
    return 1;
  write_receipt(response, sizeof response, c);
  return finish(b, &w, response);
}

// Sends an item to its station, of which the sale has no other item.
static int send_item(pos_baseline *b, command *w, const check *c, const item *sent,
                     const char *event) {
  char ticket[37], payload[1024], type[32];
  const char *area = strcmp(sent->station, "bar") ? "kds" : "bds";
  make_id(b, ticket);
  snprintf(type, sizeof type, "%s.ticket.created", area);
  snprintf(payload, sizeof payload,
           "{\"callNumber\":\"%s\",\"checkNumber\":%" PRId64 ",\"isAddition\":false,"
           "\"isRush\":false,\"items\":[{\"itemId\":\"%s\",\"modifiers\":[],\"name\":\"%s\","
           "\"note\":\"\",\"quantity\":1000}],\"name\":\"\",\"orderType\":\"eat_in\","
           "\"reason\":\"\",\"ticket\":{\"checkID\":\"%s\",\"round\":1,\"station\":\"%s\"}}",
           c->call, c->number, sent->id, sent->name, c->id, sent->station);
  int64_t lamport = w->lamport;
  if (append_to(b, w, area, ticket, 1, event, type, payload, NULL)) return 1;
  if (run(b, SAVE_TICKET, "tttitt" "tittt", ticket, c->id, sent->station, c->number, c->call,
          "eat_in", NOW, lamport, DEVICE, SITE, NOW) != SQLITE_DONE)
    return 1;
  return run(b, SAVE_TICKET_ITEM, "ttti", ticket, sent->id, sent->name, INT64_C(1000)) !=
         SQLITE_DONE;
}

static int take_payment(pos_baseline *b, check *c) {
  command w = {0};
  char events[6][37], payment[37], request[512], payload[512], sent[256], receipt[512],
      response[1200];
  make_ids(b, events, 6);
  snprintf(w.key, sizeof w.key, "%s", events[0]);
  make_id(b, payment);
  int64_t amount = total(c);
  snprintf(request, sizeof request,
           "take_payment {\"actor\":\"%s\",\"checkID\":\"%s\",\"key\":\"%s\","
           "\"offered\":%" PRId64 ",\"paymentID\":\"%s\",\"shownVersion\":%" PRId64
           ",\"tender\":\"cash\"}",
           CASHIER, c->id, w.key, amount, payment, c->version);
  if (begin(b, &w, "take_payment", request)) return 1;
  snprintf(payload, sizeof payload,
           "{\"appliedMinor\":%" PRId64 ",\"changeMinor\":0,\"paymentId\":\"%s\","
           "\"roundingMinor\":0,\"tender\":\"cash\",\"tenderedMinor\":%" PRId64 "}",
           amount, payment, amount);
  if (append(b, &w, c, w.key, "payment.taken", payload, w.request)) return 1;
  snprintf(sent, sizeof sent,
           "{\"change\":\"sent\",\"itemIds\":[\"%s\",\"%s\",\"%s\"],\"round\":1}",
           c->items[0].id, c->items[1].id, c->items[2].id);
  if (append(b, &w, c, events[1], "order.updated", sent, NULL)) return 1;
  if (append(b, &w, c, events[2], "order.paid", "{}", NULL)) return 1;
  c->paid = amount;
  c->status = "closed";
  if (save_end(b, c)) return 1;
  if (run(b, SAVE_PAYMENT, "tttiiiitttttt", payment, c->id, "cash", amount, amount, INT64_C(0),
          INT64_C(0), NULL, CASHIER, NOW, DEVICE, SITE, NOW) != SQLITE_DONE)
    return 1;
  if (run(b, INTEND_KICK, "tttt", payment, DEVICE, "payment", NOW) != SQLITE_DONE) return 1;
  for (int i = 0; i < c->count; i++) {
    if (run(b, ITEM_SENT, "t", c->items[i].id) != SQLITE_DONE) return 1;
    if (send_item(b, &w, c, &c->items[i], events[3 + i])) return 1;
  }
  write_receipt(receipt, sizeof receipt, c);
  snprintf(response, sizeof response, "{\"check\":%s,\"payment\":%s}", receipt, payload);
  return finish(b, &w, response);
}

// What a command began and could not finish is taken back; in any case the gate is left open.
static int ended(pos_baseline *b, int failure) {
  if (failure && !sqlite3_get_autocommit(b->db)) execute(b, ROLLBACK);
  flock(b->gate, LOCK_UN);
  return failure;
}

int pos_baseline_sell(pos_baseline *b, const char *const products[3]) {
  check c = {0};
  if (ended(b, open_check(b, &c))) return 1;
  for (int i = 0; i < 3; i++) {
    if (ended(b, add_item(b, &c, products[i]))) return 1;
  }
  return ended(b, take_payment(b, &c));
}
