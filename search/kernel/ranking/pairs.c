/* What pairs of neighbours add to scores, and how many documents have them. */
#include "ranking.h"

/* The units of pairs: whether each is in any pair and the segment, and in the document gone to. */
typedef struct {
    UnitCursor *cursors;
    uint8_t *is_used, *is_there;
} PairUnits;

/* Take memory for the units of pairs; others stay unused. */
static PairUnits take_pairs(const Query *q, const Pair *pairs, int64_t pair_total, Scratch *scratch) {
    PairUnits units;
    units.cursors = take(scratch, (q->unit_total + 1) * (int64_t)sizeof *units.cursors);
    units.is_used = take(scratch, q->unit_total + 1);
    units.is_there = take(scratch, q->unit_total + 1);
    for (int64_t u = 0; u < q->unit_total; u++) {
        int used = q->units[u].term < 0 || q->terms[q->units[u].term].plain >= 0, asked = 0;
        for (int64_t p = 0; p < pair_total; p++) asked |= pairs[p].left == u || pairs[p].right == u;
        UnitCursor cursor;
        memset(&cursor, 0, sizeof cursor);
        if (used && asked) take_unit(q, &q->units[u], scratch, &cursor);
        if (scratch->used > scratch->size) continue;
        units.cursors[u] = cursor;
        units.is_used[u] = used && asked;
        units.is_there[u] = 0;
    }
    return units;
}

static void open_pairs(const Query *q, const PairUnits *units) {
    for (int64_t u = 0; u < q->unit_total; u++)
        if (units->is_used[u]) open_unit(q, &q->units[u], &units->cursors[u]);
}

static void find_units(const Query *q, const PairUnits *units, int64_t doc) {
    for (int64_t u = 0; u < q->unit_total; u++)
        if (units->is_used[u]) units->is_there[u] = (uint8_t)go_to_doc(q->segment, &units->cursors[u], doc);
}

static inline int may_have(const PairUnits *units, const Pair *pair) { return units->is_there[pair->left] && units->is_there[pair->right]; }

/* Add what pairs count to one candidate, and keep it. */
static void keep_candidate(const Query *q, Ranking *r, SegmentRanking *sr, const PairUnits *units, const Candidate *c) {
    const Segment *s = q->segment;
    double score = c->score, norm = s->norms[c->doc];
    find_units(q, units, c->doc);
    for (int64_t p = 0; p < r->pair_total; p++) {
        const Pair *pair = &r->pairs[p];
        if (!may_have(units, pair)) continue;
        double inside, all = weigh_adjacent(s, &units->cursors[pair->left], &units->cursors[pair->right], c->doc, &inside);
        score += pair->weight * saturate(all * norm + (s->word_boost - 1) * (inside * norm), s->k1);
    }
    keep_hit(&r->hits, s->first + c->doc, score * newness_of(sr, c->doc), sr->ranks[c->doc]);
}

/* Add pairs to candidates: first to those that are among the best by terms alone, `are_best`, then
 * to those of the others that could still pass them. */
API int64_t bt_add_pairs(const Query *q, Scratch *scratch, Ranking *r, SegmentRanking *sr, int64_t are_best) {
    PairUnits units = take_pairs(q, r->pairs, r->pair_total, scratch);
    if (scratch->used > scratch->size) return scratch->used;
    open_pairs(q, &units);
    double least = least_score(&r->by_terms);
    for (int64_t i = 0; i < sr->candidate_total; i++) {
        Candidate *c = &sr->candidates[i];
        if ((c->score * newness_of(sr, c->doc) >= least) != are_best) continue;
        if (!are_best && c->reach < least_score(&r->hits) - r->rounding) continue;
        keep_candidate(q, r, sr, &units, c);
    }
    return DONE;
}

/* Add to `holders` in how many documents each pair has its units next to each other. */
API int64_t bt_count_pairs(const Query *q, Scratch *scratch, const Pair *pairs, int64_t pair_total, const int64_t *docs, int64_t doc_total, int64_t *holders) {
    PairUnits units = take_pairs(q, pairs, pair_total, scratch);
    if (scratch->used > scratch->size) return scratch->used;
    if (!check_query(q)) return DAMAGED;
    open_pairs(q, &units);
    for (int64_t i = 0; i < doc_total; i++) {
        find_units(q, &units, docs[i]);
        for (int64_t p = 0; p < pair_total; p++)
            if (may_have(&units, &pairs[p])) holders[p] += are_adjacent(q->segment, &units.cursors[pairs[p].left], &units.cursors[pairs[p].right], docs[i]);
    }
    return DONE;
}
