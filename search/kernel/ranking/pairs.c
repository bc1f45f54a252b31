/* What pairs of neighbours add to scores. */
#include "ranking.h"

/* Documents whose places are found before those of the first of them are read. */
enum { AHEAD = 32 };

/* Where a unit is in a document: the occurrences of a term; no total where no pair needs it. */
typedef struct {
    int64_t first, total;
} UnitPlace;

/* The units of pairs: whether each is in any pair and the segment, and in the document gone to;
 * and their places in some documents ahead. Of each pair of terms, the postings of the left one that
 * the right one may follow, or null. */
typedef struct {
    UnitCursor *cursors;
    uint8_t *is_used, *is_there;
    UnitPlace *places;
    const uint8_t **followed;
} PairUnits;

/* Take memory for the units of pairs; others stay unused. */
static PairUnits take_pairs(const Query *q, const Pair *pairs, int64_t pair_total, Scratch *scratch) {
    PairUnits units;
    units.cursors = take(scratch, (q->unit_total + 1) * (int64_t)sizeof *units.cursors);
    units.is_used = take(scratch, q->unit_total + 1);
    units.is_there = take(scratch, q->unit_total + 1);
    units.places = take(scratch, AHEAD * (q->unit_total + 1) * (int64_t)sizeof *units.places);
    units.followed = take(scratch, (pair_total + 1) * (int64_t)sizeof *units.followed);
    for (int64_t u = 0; u < q->unit_total; u++) {
        int used = is_in_segment(q, &q->units[u]), asked = 0;
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

static void open_pairs(const Query *q, const Pair *pairs, int64_t pair_total, const PairUnits *units) {
    for (int64_t u = 0; u < q->unit_total; u++)
        if (units->is_used[u]) open_unit(q, &q->units[u], &units->cursors[u]);
    for (int64_t p = 0; p < pair_total; p++) {
        int64_t left = q->units[pairs[p].left].term, right = q->units[pairs[p].right].term;
        units->followed[p] = left < 0 || right < 0 ? 0 : open_followed(q->segment, q->terms[left].plain, q->terms[right].bucket);
    }
}

static inline int may_have(const PairUnits *units, const Pair *pair) { return units->is_there[pair->left] && units->is_there[pair->right]; }

/* Find where a unit is in the document gone to, and have that fetched from memory. */
static void look_up(const Segment *s, const UnitCursor *unit, UnitPlace *place) {
    if (place->total) return;
    TermCursor *term = unit->term;
    place->total = term ? count_occurrences(s, term, &place->first) : 1;
    if (!term) return;
    __builtin_prefetch(position_at(term, place->first));
    if (term->variants.is_restricted) __builtin_prefetch(code_place(&term->variants, place->first));
}

/* Find the units of the pairs that a document, the `ahead`th of some, may have. Names are only
 * looked for when it is gone to. */
static void look_ahead(const Query *q, const PairUnits *units, const Pair *pairs, int64_t pair_total, int64_t doc, int64_t ahead) {
    UnitPlace *places = units->places + ahead * q->unit_total;
    for (int64_t u = 0; u < q->unit_total; u++) {
        places[u].total = 0;
        if (units->is_used[u]) units->is_there[u] = (uint8_t)go_to_doc(q->segment, &units->cursors[u], doc);
    }
    for (int64_t p = 0; p < pair_total; p++) {
        if (!may_have(units, &pairs[p])) continue;
        if (units->followed[p] && !is_followed(units->followed[p], units->cursors[pairs[p].left].term->posting)) continue;
        look_up(q->segment, &units->cursors[pairs[p].left], &places[pairs[p].left]);
        look_up(q->segment, &units->cursors[pairs[p].right], &places[pairs[p].right]);
    }
}

/* Go to the `ahead`th of the documents that were looked at. */
static void go_to_ahead(const Query *q, const PairUnits *units, int64_t ahead) {
    const UnitPlace *places = units->places + ahead * q->unit_total;
    for (int64_t u = 0; u < q->unit_total; u++) {
        UnitCursor *unit = &units->cursors[u];
        units->is_there[u] = places[u].total > 0;
        unit->is_found = units->is_there[u] && unit->term;
        unit->first = places[u].first;
        unit->first_total = unit->last_total = places[u].total;
    }
}

/* Add what pairs count to a candidate, the `ahead`th of some, and keep it. */
static void keep_candidate(const Query *q, Ranking *r, SegmentRanking *sr, const PairUnits *units, const Candidate *c, int64_t ahead) {
    const Segment *s = q->segment;
    double score = c->score, norm = s->norms[c->doc];
    go_to_ahead(q, units, ahead);
    for (int64_t p = 0; p < r->pair_total; p++) {
        const Pair *pair = &r->pairs[p];
        if (!may_have(units, pair)) continue;
        double inside, all = weigh_adjacent(s, &units->cursors[pair->left], &units->cursors[pair->right], c->doc, &inside);
        score += pair->weight * saturate(all * norm + (s->word_boost - 1) * (inside * norm), s->k1);
    }
    keep_hit(&r->hits, s->first + c->doc, score * newness_of(sr, c->doc), sr->ranks[c->doc]);
}

static void keep_candidates(const Query *q, Ranking *r, SegmentRanking *sr, const PairUnits *units, const Candidate **found, int64_t total) {
    for (int64_t k = 0; k < total; k++) look_ahead(q, units, r->pairs, r->pair_total, found[k]->doc, k);
    for (int64_t k = 0; k < total; k++) keep_candidate(q, r, sr, units, found[k], k);
}

/* Add pairs to candidates: first to those that are among the best by terms alone, `are_best`, then
 * to those of the others that could still pass them. */
API int64_t bt_add_pairs(const Query *q, Scratch *scratch, Ranking *r, SegmentRanking *sr, int64_t are_best) {
    PairUnits units = take_pairs(q, r->pairs, r->pair_total, scratch);
    if (scratch->used > scratch->size) return scratch->used;
    open_pairs(q, r->pairs, r->pair_total, &units);
    const Candidate *found[AHEAD];
    int64_t total = 0;
    double least = least_score(&r->by_terms);
    for (int64_t i = 0; i < sr->candidate_total; i++) {
        const Candidate *c = &sr->candidates[i];
        if ((c->score * newness_of(sr, c->doc) >= least) != are_best) continue;
        if (!are_best && c->reach < least_score(&r->hits) - r->rounding) continue;
        found[total++] = c;
        if (total < AHEAD) continue;
        keep_candidates(q, r, sr, &units, found, total);
        total = 0;
    }
    keep_candidates(q, r, sr, &units, found, total);
    return DONE;
}
