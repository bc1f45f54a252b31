/* The scores of documents: BM25F of their terms, and of pairs of neighbours where it matters.
 *
 * The formula is in search/engine/scoring/scoring.py. Each sum is made in the order in which NumPy
 * makes it there, so that scores are equal to the last bit. Most documents are only bounded, since their
 * scores would tell nothing but that they are not on the page.
 */
#include <math.h>

#include "ranking.h"

/* Documents whose bounds are compared at once. */
enum { TOGETHER = 16 };

static void fill_block(const Query *q, int64_t first_word, Block *b) {
    b->first_word = first_word;
    b->words = q->segment->words - first_word < BLOCK_WORDS ? q->segment->words - first_word : BLOCK_WORDS;
    memcpy(b->found, q->docs + first_word, b->words * sizeof *b->found);
    b->count = count_docs(b->found, b->words);
    if (b->count > MANY * b->words) list_many(&b->table, b->found, b->words, first_word, b->docs, b->before);
    else list_docs(b->found, b->words, first_word, b->docs, b->before);
    for (int64_t i = 0; i < b->count; i++) b->norms[i] = (float)q->segment->norms[b->docs[i]];
}

/* How much single precision can take from a sum. Each step of it rounds by 2^-24 at most, of what no summand
 * exceeds: a saturated frequency is less than k1 + 1. A summand takes less than ten steps. */
static double margin_of(const Query *q, const Ranking *r) {
    double most = 0;
    for (int64_t k = 0; k < r->scored_total; k++) most += fabs(r->scored[k].weight);
    for (int64_t p = 0; p < r->pair_total; p++) most += fabs(r->pairs[p].weight);
    return most * (q->segment->k1 + 1) * (double)(16 + r->scored_total + r->pair_total) / (1 << 23);
}

static inline float saturate_roughly(float x, float k1) { return x * (k1 + 1) / (x + k1); }

/* Bound what documents score, in single precision, which takes half of the time. Only those that the bounds
 * let onto the page are scored. The loop reads doubles: without being told, the compiler goes by two. */
static void bound_scores(const Query *q, const Ranking *r, const ScoredTerm *terms, double margin, Block *b) {
    float k1 = (float)q->segment->k1;
    for (int64_t i = 0; i < b->count; i++) b->bounds[i] = (float)margin;
    for (int64_t k = 0; k < r->scored_total; k++) {
        const double *weighted = terms[r->scored[k].unit].weighted;
        float weight = (float)r->scored[k].weight;
#pragma clang loop vectorize_width(4)
        for (int64_t i = 0; i < b->count; i++) b->bounds[i] += weight * saturate_roughly((float)weighted[i] * b->norms[i], k1);
    }
}

/* Raise bounds by what pairs could add: a pair occurs at most as often as its rarer unit. */
static void bound_pairs(const Query *q, const Ranking *r, const ScoredTerm *terms, Block *b) {
    float k1 = (float)q->segment->k1, word_boost = (float)q->segment->word_boost;
    for (int64_t p = 0; p < r->pair_total; p++) {
        const double *left = terms[r->pairs[p].left].weighted, *right = terms[r->pairs[p].right].weighted;
        float weight = (float)r->pairs[p].weight;
#pragma clang loop vectorize_width(4)
        for (int64_t i = 0; i < b->count; i++)
            b->bounds[i] += weight * saturate_roughly(word_boost * (float)(left[i] < right[i] ? left[i] : right[i]) * b->norms[i], k1);
    }
}

/* Raise bounds for what is new. */
static void bound_new(const SegmentRanking *sr, Block *b) {
    for (int64_t i = 0; i < b->count; i++) b->bounds[i] *= (float)sr->newness[b->docs[i]];
}

/* The score of the i-th document of a block. */
static double score_of(const Query *q, const Ranking *r, const ScoredTerm *terms, const Block *b, int64_t i) {
    double score = 0, norm = q->segment->norms[b->docs[i]];
    for (int64_t k = 0; k < r->scored_total; k++)
        score += r->scored[k].weight * saturate(terms[r->scored[k].unit].weighted[i] * norm, q->segment->k1);
    return score;
}

/* What pairs could lift it to. */
static double reach_of(const Query *q, const Ranking *r, const ScoredTerm *terms, const Block *b, int64_t i, double score) {
    double norm = q->segment->norms[b->docs[i]];
    for (int64_t p = 0; p < r->pair_total; p++) {
        double left = terms[r->pairs[p].left].weighted[i] * norm, right = terms[r->pairs[p].right].weighted[i] * norm;
        score += r->pairs[p].weight * saturate(q->segment->word_boost * (left < right ? left : right), q->segment->k1);
    }
    return score;
}

static int reaches_any(const float *bounds, float enough) {
    int found = 0;
    for (int64_t i = 0; i < TOGETHER; i++) found |= !(bounds[i] < enough);
    return found;
}

/* From the i-th document on, the next one that could reach a score. Few can. */
static int64_t next_promising(const Block *b, int64_t i, double least) {
    float enough = (float)least;
    for (; i < b->count; i++) {
        for (; i % TOGETHER == 0 && !reaches_any(b->bounds + i, enough); i += TOGETHER)
            if (i + TOGETHER >= b->count) return b->count;
        if (!(b->bounds[i] < enough)) return i;
    }
    return b->count;
}

static void keep_block(const Query *q, Ranking *r, const SegmentRanking *sr, const ScoredTerm *terms, const Block *b) {
    int64_t i = 0;
    while ((i = next_promising(b, i, least_score(&r->hits))) < b->count) {
        uint32_t doc = b->docs[i];
        double score = score_of(q, r, terms, b, i++) * newness_of(sr, doc);
        if (score < least_score(&r->hits)) continue;
        keep_hit(&r->hits, q->segment->first + doc, score, sr->ranks[doc]);
    }
}

/* Keep the documents that pairs could lift onto the page. */
static void keep_candidates(const Query *q, Ranking *r, SegmentRanking *sr, const ScoredTerm *terms, const Block *b) {
    int64_t i = 0;
    while ((i = next_promising(b, i, least_score(&r->by_terms) - r->rounding)) < b->count) {
        uint32_t doc = b->docs[i];
        double score = score_of(q, r, terms, b, i), newness = newness_of(sr, doc);
        double reach = reach_of(q, r, terms, b, i++, score) * newness;
        if (reach < least_score(&r->by_terms) - r->rounding) continue;
        keep_hit(&r->by_terms, q->segment->first + doc, score * newness, sr->ranks[doc]);
        sr->candidates[sr->candidate_total++] = (Candidate){doc, score, reach};
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
    double margin = margin_of(q, r);
    fill_table(&b->table);
    for (int64_t first = 0; first < q->segment->words; first += BLOCK_WORDS) {
        fill_block(q, first, b);
        if (!b->count) continue;
        for (int64_t u = 0; u < q->unit_total; u++) weigh_unit(q, &q->units[u], &terms[u], b);
        bound_scores(q, r, terms, margin, b);
        bound_pairs(q, r, terms, b);
        if (sr->newness) bound_new(sr, b);
        if (r->pair_total) keep_candidates(q, r, sr, terms, b);
        else keep_block(q, r, sr, terms, b);
    }
    return DONE;
}
