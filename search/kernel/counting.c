/* Counts the terms and values of documents: organisations, places, months. */
#include "kernel.h"

/* Add to `counts` how many of some documents have each term; return how many have none. */
API int64_t bt_count_terms(const uint64_t *docs, int64_t words, const KeywordColumn *column, int64_t *counts) {
    int64_t missing = 0;
    for (int64_t w = 0; w < words; w++) {
        for (uint64_t word = docs[w]; word; word &= word - 1) {
            const uint32_t *ends = column->ends + (w << 6) + __builtin_ctzll(word);
            missing += ends[0] == ends[1];
            for (uint32_t at = ends[0]; at < ends[1]; at++) counts[column->values[at]]++;
        }
    }
    return missing;
}

/* Add to `counts` how many of some documents have each value of a column with one value each. */
API void bt_count_values(const uint64_t *docs, int64_t words, const uint32_t *values, int64_t *counts) {
    for (int64_t w = 0; w < words; w++)
        for (uint64_t word = docs[w]; word; word &= word - 1)
            counts[values[(w << 6) + __builtin_ctzll(word)]]++;
}
