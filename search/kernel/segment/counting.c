/* Counts what facets show of documents, chooses the most frequent terms, and counts repeated stories. */
#include "segment.h"

enum { COUNTED_WORDS = 8, COUNTED = COUNTED_WORDS * 64 };

/* How many values of all documents can be read in the time in which one document is counted. */
enum { SPARED = 32 };

/* Documents whose values are counted: those of a set, or, where `left_out` is all ones, those that it
 * lacks; `step` is then -1, since they are taken away from all. */
typedef struct {
    const FacetColumn *column;
    const uint64_t *docs;
    int64_t words;
    uint64_t left_out;
    uint32_t step, *counts;
} Counting;

/* The values of some documents, end to end. Of each document as many are copied as nearly all have
 * at most: a loop over how many there are would be mispredicted at every document. */
static int64_t gather(const Counting *c, const uint32_t *docs, int64_t total, uint16_t *found) {
    const uint32_t *ends = c->column->ends;
    const uint16_t *values = c->column->values;
    int64_t n = 0;
    for (int64_t i = 0; i < total; i++) {
        uint32_t from = ends[docs[i]], count = ends[docs[i] + 1] - from;
        memcpy(found + n, values + from, AT_ONCE * sizeof *found);
        if (__builtin_expect(count > AT_ONCE, 0)) {
            for (uint32_t k = AT_ONCE; k < count; k++) c->counts[values[from + k]] += c->step;
            count = AT_ONCE;
        }
        n += count;
    }
    return n;
}

/* Add how many of some documents have each of the frequent values; return how many there are. */
static int64_t count_frequent(const FacetColumn *column, const uint64_t *docs, int64_t words, uint32_t *counts) {
    uint32_t found[MOST_FREQUENT] = {0};
    const uint64_t *bits = column->bits;
    int64_t total = 0;
    for (int64_t w = 0; w < words; w++, bits += column->frequent_total) {
        if (!docs[w]) continue;
        total += __builtin_popcountll(docs[w]);
        for (int64_t k = 0; k < column->frequent_total; k++) found[k] += (uint32_t)__builtin_popcountll(docs[w] & bits[k]);
    }
    for (int64_t k = 0; k < column->frequent_total; k++) counts[column->frequent[k]] += found[k];
    return total;
}

/* Write the words of the documents that are counted. */
static void read_words(const Counting *c, int64_t first, int64_t total, uint64_t *words) {
    for (int64_t w = 0; w < total; w++) words[w] = c->docs[first + w] ^ c->left_out;
    int64_t behind = ((first + total) << 6) - c->column->count;
    if (behind > 0) words[total - 1] &= ~0ull >> behind;
}

/* Add how many of the documents that are counted have each of the other values. */
static void count_others(const Counting *c) {
    uint64_t own[COUNTED_WORDS];
    uint32_t listed[COUNTED + 4], before[COUNTED_WORDS], *counts = c->counts, step = c->step;
    uint16_t found[(COUNTED + 1) * AT_ONCE];
    for (int64_t first = 0; first < c->words; first += COUNTED_WORDS) {
        int64_t own_total = c->words - first < COUNTED_WORDS ? c->words - first : COUNTED_WORDS;
        read_words(c, first, own_total, own);
        int64_t total = list_docs(own, own_total, first, listed, before);
        int64_t n = gather(c, listed, total, found);
        for (int64_t i = 0; i < n; i++) counts[found[i]] += step;
    }
}

/* Add to `counts` how many of some documents have each value. Where most documents are among them,
 * those of the others are taken away from those of all, if that spares more than to read what all have. */
API void bt_count_values(const uint64_t *docs, int64_t words, const FacetColumn *column, uint32_t *counts) {
    Counting c = {column, docs, words, 0, 1, counts};
    int64_t total = count_frequent(column, docs, words, counts), spared = 2 * total - column->count;
    if (spared * SPARED > column->value_total) {
        c.left_out = ~0ull;
        c.step = (uint32_t)-1;
        for (int64_t k = 0; k < column->value_total; k++) counts[k] += column->of_all[k];
    }
    count_others(&c);
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
