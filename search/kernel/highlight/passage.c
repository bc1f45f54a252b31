/* The passage with most terms of the query closest together; see search/highlight/snippet.py. */
#include "highlight.h"

/* Whether a passage has a greater value than another. */
int is_better(const Passage *a, const Passage *b) {
    if (a->terms != b->terms) return a->terms > b->terms;
    if (a->pairs != b->pairs) return a->pairs > b->pairs;
    return a->closeness > b->closeness;
}

/* How often each term, and each second term of a pair, is in a passage, and how many are there. */
typedef struct {
    uint32_t terms[MOST_TERMS], pairs[MOST_TERMS];
    int64_t term_total, pair_total;
} Counts;

static void drop(uint32_t *counts, int64_t term, int64_t *total) { *total -= !--counts[term]; }

static inline int64_t term_of(const Highlighter *h, const Text *text, int64_t word) {
    return h->leaves[text->words[word].leaf].term;
}

/* Whether the word after one answers the next term, and only white space is between them. */
static int is_pair(const Highlighter *h, const Text *text, int64_t word) {
    if (term_of(h, text, word + 1) != term_of(h, text, word) + 1) return 0;
    for (int64_t at = text->words[word].end; at < text->words[word + 1].start; at++)
        if (kind_of(h->alphabet, text->letters[at]) != SPACE) return 0;
    return 1;
}

/* Compare the passages of a text with the best one; return whether one is better. For each word it
 * is the shortest that ends with it and has every earlier term, without those too far before. */
int improve_passage(const Highlighter *h, const Text *text, uint8_t *paired, Passage *best) {
    const Word *words = text->words;
    Counts counts;
    int is_improved = 0;
    int64_t first = 0;
    memset(counts.terms, 0, (size_t)h->term_total * sizeof *counts.terms);
    memset(counts.pairs, 0, (size_t)h->term_total * sizeof *counts.pairs);
    counts.term_total = counts.pair_total = 0;
    for (int64_t i = 0; i + 1 < text->word_total; i++) paired[i] = (uint8_t)is_pair(h, text, i);
    for (int64_t last = 0; last < text->word_total; last++) {
        int64_t term = term_of(h, text, last);
        counts.term_total += !counts.terms[term]++;
        if (last && paired[last - 1]) counts.pair_total += !counts.pairs[term]++;
        for (; first < last; first++) {
            int64_t own = term_of(h, text, first), next = term_of(h, text, first + 1);
            int is_needed = counts.terms[own] == 1 || (paired[first] && counts.pairs[next] == 1);
            if (is_needed && words[last].end - words[first].start <= h->length) break;
            drop(counts.terms, own, &counts.term_total);
            if (paired[first]) drop(counts.pairs, next, &counts.pair_total);
        }
        Passage found = {counts.term_total, counts.pair_total, words[first].start - words[last].start, words[first].start, words[last].end};
        if (!is_better(&found, best)) continue;
        *best = found;
        is_improved = 1;
    }
    return is_improved;
}
