/* The scores of documents: BM25F of their terms, and of pairs of neighbours where it matters.
 *
 * The formula is in search/engine/scoring/scoring.py. Each sum is made in the order in which NumPy
 * makes it there, so that scores are equal to the last bit.
 */
#include <math.h>

#include "kernel.h"

typedef struct {
    int64_t first_word, words, count;
    uint64_t found[BLOCK_WORDS];
    uint32_t before[BLOCK_WORDS]; /* documents of the block in the words before */
    uint32_t docs[BLOCK + 4];     /* numbers in the segment */
    double norms[BLOCK], scores[BLOCK], reach[BLOCK];
} Block;

/* A posting list that is weighed: what each of its rows weighs. */
typedef struct {
    List list;
    double weights[256];
} WeighedList;

/* A unit while it is scored; `weighted` has its frequency in each document of the block, weighted
 * by field and length. */
typedef struct {
    WeighedList *lists;
    int64_t list_total;
    UnitCursor name;
    double *weighted;
    int64_t is_shared; /* with an earlier unit that stands for the same */
} ScoredTerm;

/* A document whose score pairs could still lift onto the page: its score without them, and what
 * they could lift it to. */
typedef struct {
    int64_t doc;
    double score, reach;
} Candidate;

/* How to score, and the hits of all segments; pairs stand in `pairs`. `newness` is null, or has the
 * factor of each document of the segment. `by_terms` are the best by the score of terms alone. */
typedef struct {
    const ScoredUnit *scored;
    int64_t scored_total;
    const Pair *pairs;
    int64_t pair_total;
    double rounding;
    TopHits hits, by_terms;
} Ranking;

/* What belongs to one segment of a ranking. */
typedef struct {
    const uint32_t *ranks;
    const double *newness;
    Candidate *candidates;
    int64_t candidate_total;
} SegmentRanking;

static inline double saturate(double x, double k1) { return x * (k1 + 1) / (x + k1); }

/* ---- terms ---- */

static void open_weighed(const Query *q, const Term *term, ScoredTerm *scored) {
    const Segment *s = q->segment;
    scored->list_total = term->last_list - term->first_list;
    for (int64_t i = 0; i < scored->list_total; i++) {
        WeighedList *weighed = &scored->lists[i];
        open_list(s, term->pool, q->lists[term->first_list + i], &weighed->list);
        memset(weighed->weights, 0, sizeof weighed->weights);
        for (int64_t k = 0; k < weighed->list.table_total; k++) {
            int64_t row = weighed->list.table ? u32_at(weighed->list.table, k) : k;
            if (row < s->row_total) weighed->weights[k] = s->boosted[row];
        }
    }
}

static inline double weight_of(const Segment *s, const WeighedList *weighed, int64_t posting) {
    uint8_t chosen = weighed->list.rows[posting];
    if (__builtin_expect(chosen == 255 && weighed->list.rare, 0)) return s->boosted[row_of(&weighed->list, posting)];
    return weighed->weights[chosen];
}

/* Add the postings of a list of bits: each document looks for its bit. */
static void weigh_bits(const Segment *s, WeighedList *weighed, const Block *b, int is_certain, double *weighted) {
    List *list = &weighed->list;
    const uint64_t *bits = list->bits + b->first_word;
    uint32_t before[BLOCK_WORDS];
    for (; list->word < b->first_word; list->word++) list->before += __builtin_popcountll(list->bits[list->word]);
    int64_t sum = list->before;
    for (int64_t w = 0; w < b->words; w++) {
        before[w] = (uint32_t)sum;
        sum += __builtin_popcountll(bits[w]);
    }
    list->word += b->words;
    list->before = sum;
    uint32_t base = (uint32_t)(b->first_word << 6);
    for (int64_t i = 0; i < b->count; i++) {
        uint32_t d = b->docs[i] - base;
        uint64_t word = bits[d >> 6];
        if (!is_certain && !(word >> (d & 63) & 1)) continue;
        int64_t posting = before[d >> 6] + __builtin_popcountll(word & ((1ull << (d & 63)) - 1));
        weighted[i] += weight_of(s, weighed, posting);
    }
}

/* Add one posting where its document is in the block. */
static inline void weigh_posting(const Segment *s, const WeighedList *weighed, const Block *b, int64_t posting, uint32_t d, double *weighted) {
    uint64_t word = b->found[d >> 6];
    if (!(word >> (d & 63) & 1)) return;
    int64_t i = b->before[d >> 6] + __builtin_popcountll(word & ((1ull << (d & 63)) - 1));
    weighted[i] += weight_of(s, weighed, posting);
}

/* Add the postings of a short list: each of those in the block looks for its document. */
static void weigh_short(const Segment *s, WeighedList *weighed, const Block *b, double *weighted) {
    List *list = &weighed->list;
    int64_t first = b->first_word << 6, end = first + (b->words << 6);
    posting_of(s, list, first); /* goes to the first posting of the block */
    if (list->form == NUMBERS) {
        for (int64_t at = list->posting; at < list->length && list->numbers[at] < end; at++)
            weigh_posting(s, weighed, b, at, (uint32_t)(list->numbers[at] - first), weighted);
        return;
    }
    int64_t at = list->posting;
    for (int64_t chunk = list->chunk; chunk < s->chunks; chunk++) {
        int64_t base = chunk << s->chunk_bits;
        if (base >= end) return;
        for (int64_t last = chunk_end(s, list, chunk); at < last && base + list->halves[at] < end; at++)
            weigh_posting(s, weighed, b, at, (uint32_t)(base + list->halves[at] - first), weighted);
    }
}

/* Add what a name weighs, by its positions. */
static void weigh_name(const Segment *s, UnitCursor *name, const Block *b, double *weighted) {
    for (int64_t i = 0; i < b->count; i++) {
        find_name(s, name, b->docs[i]);
        for (int64_t k = 0; k < name->first_total; k++)
            weighted[i] += s->field_boosts[field_of(s, b->docs[i], name->firsts[k])];
    }
}

static void weigh_unit(const Query *q, const Unit *unit, ScoredTerm *scored, const Block *b) {
    const Segment *s = q->segment;
    double *weighted = scored->weighted;
    if (scored->is_shared) return;
    memset(weighted, 0, b->count * sizeof *weighted);
    if (unit->term < 0) weigh_name(s, &scored->name, b, weighted);
    for (int64_t i = 0; i < scored->list_total; i++) {
        int is_certain = unit->certain && scored->list_total == 1;
        if (scored->lists[i].list.form == BITS) weigh_bits(s, &scored->lists[i], b, is_certain, weighted);
        else weigh_short(s, &scored->lists[i], b, weighted);
    }
    for (int64_t i = 0; i < b->count; i++) weighted[i] *= b->norms[i];
}

/* ---- blocks ---- */

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

static inline double newness_of(const SegmentRanking *sr, int64_t doc) { return sr->newness ? sr->newness[doc] : 1; }

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

static void take_terms(const Query *q, Scratch *scratch, ScoredTerm *terms) {
    for (int64_t u = 0; u < q->unit_total; u++) {
        const Unit *unit = &q->units[u];
        const Term *term = unit->term < 0 ? 0 : &q->terms[unit->term];
        int64_t lists = term ? term->last_list - term->first_list : 0;
        WeighedList *opened = take(scratch, lists * (int64_t)sizeof *opened);
        double *weighted = take(scratch, BLOCK * (int64_t)sizeof *weighted);
        UnitCursor name;
        memset(&name, 0, sizeof name);
        if (!term) take_unit(q, unit, scratch, &name);
        if (scratch->used <= scratch->size) terms[u] = (ScoredTerm){opened, 0, name, weighted, 0};
    }
}

static int are_same(const Query *q, const Term *a, const Term *b) {
    if (a->pool != b->pool || a->plain != b->plain || a->last_list - a->first_list != b->last_list - b->first_list) return 0;
    for (int64_t i = 0; i < a->last_list - a->first_list; i++)
        if (q->lists[a->first_list + i] != q->lists[b->first_list + i]) return 0;
    return 1;
}

/* Open the units of a query. One typed with all of its accents may stand for the same as another. */
static void open_terms(const Query *q, ScoredTerm *terms) {
    for (int64_t u = 0; u < q->unit_total; u++) {
        const Unit *unit = &q->units[u];
        if (unit->term < 0) {
            open_unit(q, unit, &terms[u].name);
            continue;
        }
        open_weighed(q, &q->terms[unit->term], &terms[u]);
        for (int64_t v = 0; v < u && !terms[u].is_shared; v++) {
            if (q->units[v].term < 0 || !are_same(q, &q->terms[unit->term], &q->terms[q->units[v].term])) continue;
            terms[u].is_shared = 1;
            terms[u].weighted = terms[v].weighted;
        }
    }
}

/* Score the documents of a segment by their terms. `candidates` has room for all of them. */
API int64_t bt_score(const Query *q, Scratch *scratch, Ranking *r, SegmentRanking *sr) {
    Block *b = take(scratch, sizeof *b);
    ScoredTerm *terms = take(scratch, (q->unit_total + 1) * (int64_t)sizeof *terms);
    take_terms(q, scratch, terms);
    if (scratch->used > scratch->size) return scratch->used;
    if (!check_query(q)) return DAMAGED;
    open_terms(q, terms);
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

/* ---- pairs ---- */

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

/* ---- fields ---- */

static void add_fields_of_term(const Query *q, const Term *term, const int64_t *docs, int64_t total, uint8_t *fields) {
    for (int64_t i = term->first_list; i < term->last_list; i++) {
        List list;
        open_list(q->segment, term->pool, q->lists[i], &list);
        for (int64_t d = 0; d < total; d++) {
            int64_t posting = posting_of(q->segment, &list, docs[d]);
            if (posting != NONE) fields[d] |= q->segment->field_sets[row_of(&list, posting)];
        }
    }
}

/* Add to `fields` of each of some documents, given in ascending order, a bit for each field that any unit is in. */
API int64_t bt_find_fields(const Query *q, Scratch *scratch, const int64_t *docs, int64_t total, uint8_t *fields) {
    if (!check_query(q)) return DAMAGED;
    int64_t used = scratch->used;
    for (int64_t u = 0; u < q->unit_total; u++) {
        const Unit *unit = &q->units[u];
        if (unit->term >= 0) {
            add_fields_of_term(q, &q->terms[unit->term], docs, total, fields);
            continue;
        }
        UnitCursor name;
        scratch->used = used;
        take_unit(q, unit, scratch, &name);
        if (scratch->used > scratch->size) return scratch->used;
        open_unit(q, unit, &name);
        for (int64_t d = 0; d < total; d++) {
            find_name(q->segment, &name, docs[d]);
            for (int64_t k = 0; k < name.first_total; k++)
                fields[d] |= (uint8_t)(1 << field_of(q->segment, docs[d], name.firsts[k]));
        }
    }
    return DONE;
}
