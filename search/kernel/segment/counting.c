/* Counts what facets show of documents, chooses the most frequent terms, and counts repeated stories. */
#include "segment.h"

enum { COUNTED_WORDS = 8, COUNTED = COUNTED_WORDS * 64 };

/* The values of some documents, end to end. Of each document as many are copied as nearly all have
 * at most: a loop over how many there are would be mispredicted at every document. */
static int64_t gather(const FacetColumn *column, const uint32_t *docs, int64_t total, uint16_t *found, uint32_t *counts) {
    int64_t n = 0;
    for (int64_t i = 0; i < total; i++) {
        uint32_t from = column->ends[docs[i]], count = column->ends[docs[i] + 1] - from;
        memcpy(found + n, column->values + from, AT_ONCE * sizeof *found);
        if (__builtin_expect(count > AT_ONCE, 0)) {
            for (uint32_t k = AT_ONCE; k < count; k++) counts[column->values[from + k]]++;
            count = AT_ONCE;
        }
        n += count;
    }
    return n;
}

/* Add how many of some documents have each of the frequent values. */
static void count_frequent(const FacetColumn *column, const uint64_t *docs, int64_t words, uint32_t *counts) {
    uint32_t found[MOST_FREQUENT] = {0};
    const uint64_t *bits = column->bits;
    for (int64_t w = 0; w < words; w++, bits += column->frequent_total) {
        if (!docs[w]) continue;
        for (int64_t k = 0; k < column->frequent_total; k++) found[k] += (uint32_t)__builtin_popcountll(docs[w] & bits[k]);
    }
    for (int64_t k = 0; k < column->frequent_total; k++) counts[column->frequent[k]] += found[k];
}

/* Add to `counts` how many of some documents have each value. */
API void bt_count_values(const uint64_t *docs, int64_t words, const FacetColumn *column, uint32_t *counts) {
    uint32_t listed[COUNTED + 4], before[COUNTED_WORDS];
    uint16_t found[(COUNTED + 1) * AT_ONCE];
    count_frequent(column, docs, words, counts);
    for (int64_t first = 0; first < words; first += COUNTED_WORDS) {
        int64_t own = words - first < COUNTED_WORDS ? words - first : COUNTED_WORDS;
        int64_t total = list_docs(docs + first, own, first, listed, before);
        int64_t n = gather(column, listed, total, found, counts);
        for (int64_t i = 0; i < n; i++) counts[found[i]]++;
    }
}

/* How many of some documents that are retold tell a story which an earlier one of them told: the
 * bits of `told`, one for each story, which are set by the way. */
API int64_t bt_count_repeats(const uint64_t *docs, const uint64_t *retold, int64_t words, const uint32_t *stories, uint64_t *told) {
    int64_t repeats = 0;
    for (int64_t w = 0; w < words; w++)
        for (uint64_t word = docs[w] & retold[w]; word; word &= word - 1) {
            uint32_t story = stories[w << 6 | __builtin_ctzll(word)];
            uint64_t bit = 1ull << (story & 63);
            repeats += (told[story >> 6] & bit) != 0;
            told[story >> 6] |= bit;
        }
    return repeats;
}
