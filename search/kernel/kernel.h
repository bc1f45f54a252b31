/* The words of the kernel: what all its rooms share.
 *
 * Plain C11 called by ctypes: no Python.h, no global state, no memory of its own. Each room has a
 * header with its own words: segment/, then matching/ and ranking/ over it; highlight/; facets/;
 * analysis/; writing/. docs/kernel.md shows the ways through them. Python has the same structs as the
 * headers (search/engine/compiled/structs.py, search/highlight/compiled.py, search/facets/); whoever
 * changes one changes both, and raises VERSION here and in search/kernel/library.py.
 */
#ifndef BANTIN_KERNEL_H
#define BANTIN_KERNEL_H

#include <stdint.h>
#include <string.h>

#define API __attribute__((visibility("default")))
#define VERSION 27

/* What a call returns: one of these, or how many bytes of scratch it needs to be called again. */
enum { DONE = 0, DAMAGED = -1 };

#define NONE (-1)

/* Memory of the calling thread. Where it is too small, `take` returns null and counts on. */
typedef struct {
    uint8_t *at;
    int64_t size, used;
} Scratch;

static inline void *take(Scratch *scratch, int64_t bytes) {
    int64_t from = (scratch->used + 63) & ~63ll;
    scratch->used = from + bytes;
    return scratch->used <= scratch->size ? scratch->at + from : 0;
}

#endif
