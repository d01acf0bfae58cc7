#ifndef POS_CZLIB_SHIM_H
#define POS_CZLIB_SHIM_H

#include <zlib.h>

// Swift imports neither macros with arguments nor a size of a struct: 31 is the widest window, with
// the gzip header and sum instead of zlib's.
static inline int pos_gzip_begin(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
}
static inline int pos_gunzip_begin(z_stream *stream) { return inflateInit2(stream, 31); }

#endif
