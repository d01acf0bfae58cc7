#ifndef POS_CLIBPQ_SHIM_H
#define POS_CLIBPQ_SHIM_H

#include <libpq-fe.h>

// The fields of an error are function-like characters in C; each gets a name Swift can call.
static inline const char *pos_error_sqlstate(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}
static inline const char *pos_error_message(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}
static inline const char *pos_error_constraint(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
}
static inline const char *pos_error_table(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_TABLE_NAME);
}

// Connects by a URL, which may set these limits otherwise: 5 s for a server that does not answer, and
// 10 s for one that is gone, which the system alone would wait for very long.
static inline PGconn *pos_connect(const char *url) {
  const char *keywords[] = {"connect_timeout", "keepalives_idle", "tcp_user_timeout", "dbname", 0};
  const char *values[] = {"5", "30", "10000", url, 0};
  return PQconnectdbParams(keywords, values, 1);
}

// What the server remarks goes nowhere: errors are results, and notices would land on stderr.
static inline void pos_no_notice(void *argument, const PGresult *result) {
  (void)argument;
  (void)result;
}
static inline void pos_silence(PGconn *connection) {
  PQsetNoticeReceiver(connection, pos_no_notice, 0);
}

#endif
