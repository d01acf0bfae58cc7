#ifndef POS_BASELINE_SHA256_H
#define POS_BASELINE_SHA256_H

#include <stddef.h>

// Writes the SHA-256 of `length` bytes as 64 lowercase hex digits and a NUL.
void sha256_hex(const void *bytes, size_t length, char hex[65]);

#endif
