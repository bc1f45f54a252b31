/* The scores of documents: BM25F of their terms, and of pairs of neighbours where it matters.
 *
 * The formula is in search/engine/scoring/scoring.py. Each sum is made in the order in which NumPy
 * makes it there, so that scores are equal to the last bit.
 */
#include "ranking.h"

static void fill_block(const Query *q, int64_t first_word, Block *b) {
    b->first_word = first_word;
    b->words = q->segment->words - first_word < BLOCK_WORDS ? q->segment->words - first_word : BLOCK_WORDS;
    memcpy(b->found, q->docs + first_word, b->words * sizeof *b->found);
    b->count = list_docs(b->found, b->words, first_word, b->docs, b->before);
    for (int64_t i = 0; i < b->count; i++) b->norms[i] = q->segment->norms[b->docs[i]];
}

static void score_block(const Query *q, const Ranking *r, ScoredTerm *terms, Block *b) {
    double k1 = q->segment->k1;
    memset(b->scores, 0, b->count * sizeof *b->scores);
    for (int64_t u = 0; u < q->unit_total; u++) weigh_unit(q, &q->units[u], &terms[u], b);
    for (int64_t k = 0; k < r->scored_total; k++) {
        const double *weighted = terms[r->scored[k].unit].weighted;
        double weight = r->scored[k].weight;
        for (int64_t i = 0; i < b->count; i++) b->scores[i] += weight * saturate(weighted[i], k1);
    }
}

/* What pairs could lift each document to: a pair occurs at most as often as its rarer unit. */
static void reach_block(const Query *q, const Ranking *r, const ScoredTerm *terms, Block *b) {
    double k1 = q->segment->k1, word_boost = q->segment->word_boost;
    memcpy(b->reach, b->scores, b->count * sizeof *b->reach);
    for (int64_t p = 0; p < r->pair_total; p++) {
        const double *left = terms[r->pairs[p].left].weighted, *right = terms[r->pairs[p].right].weighted;
        double weight = r->pairs[p].weight;
        for (int64_t i = 0; i < b->count; i++)
            b->reach[i] += weight * saturate(word_boost * (left[i] < right[i] ? left[i] : right[i]), k1);
    }
}

static void keep_block(const Query *q, Ranking *r, const SegmentRanking *sr, const Block *b) {
    double least = least_score(&r->hits);
    for (int64_t i = 0; i < b->count; i++) {
        double score = b->scores[i] * newness_of(sr, b->docs[i]);
        if (__builtin_expect(score < least, 1)) continue;
        keep_hit(&r->hits, q->segment->first + b->docs[i], score, sr->ranks[b->docs[i]]);
        least = least_score(&r->hits);
    }
}

/* Keep the documents that pairs could lift onto the page. */
static void keep_candidates(const Query *q, Ranking *r, SegmentRanking *sr, const Block *b) {
    double least = least_score(&r->by_terms) - r->rounding;
    for (int64_t i = 0; i < b->count; i++) {
        double newness = newness_of(sr, b->docs[i]), reach = b->reach[i] * newness;
        if (__builtin_expect(reach < least, 1)) continue;
        keep_hit(&r->by_terms, q->segment->first + b->docs[i], b->scores[i] * newness, sr->ranks[b->docs[i]]);
        least = least_score(&r->by_terms) - r->rounding;
        sr->candidates[sr->candidate_total++] = (Candidate){b->docs[i], b->scores[i], reach};
    }
}

/* Score the documents of a segment by their terms. `candidates` has room for all of them. */
API int64_t bt_score(const Query *q, Scratch *scratch, Ranking *r, SegmentRanking *sr) {
    Block *b = take(scratch, sizeof *b);
    ScoredTerm *terms = take(scratch, (q->unit_total + 1) * (int64_t)sizeof *terms);
    take_terms(q, scratch, terms);
    if (scratch->used > scratch->size) return scratch->used;
    if (!check_query(q)) return DAMAGED;
    open_terms(q, sr->known, terms);
    sr->candidate_total = 0;
    for (int64_t first = 0; first < q->segment->words; first += BLOCK_WORDS) {
        fill_block(q, first, b);
        if (!b->count) continue;
        score_block(q, r, terms, b);
        if (!r->pair_total) {
            keep_block(q, r, sr, b);
            continue;
        }
        reach_block(q, r, terms, b);
        keep_candidates(q, r, sr, b);
    }
    return DONE;
}
