/* The words of the kernel: what every file of this folder shares.
 *
 * Plain C11 called by ctypes: no Python.h, no global state, no memory of its own. Numbers are
 * int64_t unless an array on disk has another type; sets of documents are one bit for each
 * document of a segment, in words of 64, lowest bit first.
 */
#ifndef BANTIN_KERNEL_H
#define BANTIN_KERNEL_H

#include <stdint.h>

#define API __attribute__((visibility("default")))

/* The layout of every struct and call below; search/kernel/library.py has the same number. */
#define VERSION 1

API int64_t bt_version(void);
API const char *bt_mark(void);

/* The terms of a keyword field in document order: those of document n are
 * values[ends[n]] to values[ends[n + 1]]; ends of the first document may be any offset. */
typedef struct {
    const uint32_t *ends;
    const uint32_t *values;
} KeywordColumn;

API int64_t bt_count_terms(const uint64_t *docs, int64_t words, const KeywordColumn *column, int64_t *counts);
API void bt_count_values(const uint64_t *docs, int64_t words, const uint32_t *values, int64_t *counts);

#endif
