/* The best documents of an answer: a heap of as many as a page needs. */
#include <math.h>

#include "ranking.h"

static inline int is_worse(const TopHits *hits, int64_t a, int64_t b) {
    if (hits->scores[a] != hits->scores[b]) return hits->scores[a] < hits->scores[b];
    return hits->ranks[a] > hits->ranks[b];
}

static void swap(TopHits *hits, int64_t a, int64_t b) {
    int64_t doc = hits->docs[a];
    double score = hits->scores[a];
    uint32_t rank = hits->ranks[a];
    hits->docs[a] = hits->docs[b], hits->scores[a] = hits->scores[b], hits->ranks[a] = hits->ranks[b];
    hits->docs[b] = doc, hits->scores[b] = score, hits->ranks[b] = rank;
}

static void sift_down(TopHits *hits, int64_t at, int64_t total) {
    for (;;) {
        int64_t worst = at;
        for (int64_t child = 2 * at + 1; child <= 2 * at + 2 && child < total; child++)
            if (is_worse(hits, child, worst)) worst = child;
        if (worst == at) return;
        swap(hits, at, worst);
        at = worst;
    }
}

/* The score that a further document must reach. */
double least_score(const TopHits *hits) { return hits->total < hits->limit ? -INFINITY : hits->scores[0]; }

void keep_hit(TopHits *hits, int64_t doc, double score, uint32_t rank) {
    int64_t at = hits->total;
    if (at == hits->limit) {
        if (!at || score < hits->scores[0] || (score == hits->scores[0] && rank > hits->ranks[0])) return;
        hits->docs[0] = doc, hits->scores[0] = score, hits->ranks[0] = rank;
        sift_down(hits, 0, at);
        return;
    }
    hits->docs[at] = doc, hits->scores[at] = score, hits->ranks[at] = rank;
    hits->total++;
    for (; at && is_worse(hits, at, (at - 1) / 2); at = (at - 1) / 2) swap(hits, at, (at - 1) / 2);
}

/* Order the hits, the best first. */
void sort_hits(TopHits *hits) {
    for (int64_t total = hits->total; total-- > 1;) {
        swap(hits, 0, total);
        sift_down(hits, 0, total);
    }
}

/* The best documents by rank alone, such as the newest; `ranks` are those of the segment. */
API void bt_order(const uint64_t *docs, int64_t words, int64_t first, const uint32_t *ranks, TopHits *hits) {
    for (int64_t w = 0; w < words; w++)
        for (uint64_t word = docs[w]; word; word &= word - 1) {
            int64_t doc = w << 6 | __builtin_ctzll(word);
            keep_hit(hits, first + doc, 0, ranks[doc]);
        }
}

API void bt_sort_hits(TopHits *hits) { sort_hits(hits); }
