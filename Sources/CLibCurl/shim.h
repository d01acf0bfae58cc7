#ifndef POS_CLIBCURL_SHIM_H
#define POS_CLIBCURL_SHIM_H

#include <curl/curl.h>
#include <string.h>
#include <zlib.h>

// Swift cannot call variadic functions, and libcurl sets and asks everything by them. Each kind of
// argument gets one `pos_` inline function.
static inline CURLcode pos_curl_set_text(CURL *easy, CURLoption option, const char *text) {
  return curl_easy_setopt(easy, option, text);
}

static inline CURLcode pos_curl_set_number(CURL *easy, CURLoption option, long number) {
  return curl_easy_setopt(easy, option, number);
}

static inline CURLcode pos_curl_set_size(CURL *easy, CURLoption option, curl_off_t size) {
  return curl_easy_setopt(easy, option, size);
}

static inline CURLcode pos_curl_set_pointer(CURL *easy, CURLoption option, void *pointer) {
  return curl_easy_setopt(easy, option, pointer);
}

static inline CURLcode pos_curl_set_headers(CURL *easy, struct curl_slist *headers) {
  return curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
}

typedef size_t (*pos_curl_take)(char *bytes, size_t size, size_t count, void *target);

static inline CURLcode pos_curl_set_take(CURL *easy, CURLoption option, pos_curl_take take) {
  return curl_easy_setopt(easy, option, take);
}

static inline CURLcode pos_curl_get_number(CURL *easy, CURLINFO info, long *number) {
  return curl_easy_getinfo(easy, info, number);
}

static inline CURLcode pos_curl_get_size(CURL *easy, CURLINFO info, curl_off_t *size) {
  return curl_easy_getinfo(easy, info, size);
}

// A finished request and what became of it; NULL when there is none. The message holds them in a
// union, which Swift reads by unsafe means only.
static inline CURL *pos_curl_next_finished(CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &left)) != NULL) {
    if (message->msg != CURLMSG_DONE) continue;
    *result = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}

// libcurl unpacks what comes, but packs nothing it sends; it brings zlib with it. Returns the bytes
// written, or 0 when they do not fit.
static inline size_t pos_gzip(const void *bytes, size_t count, void *packed, size_t room) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  // 15 bits of window, and 16 for a gzip header.
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    return 0;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)count;
  stream.next_out = (Bytef *)packed;
  stream.avail_out = (uInt)room;
  int status = deflate(&stream, Z_FINISH);
  size_t written = stream.total_out;
  deflateEnd(&stream);
  return status == Z_STREAM_END ? written : 0;
}

#endif
