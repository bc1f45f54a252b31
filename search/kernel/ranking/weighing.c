/* What the units of a query weigh in the documents of a block: frequencies, weighted by field and length. */
#include "ranking.h"

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

/* The postings of a list of bits in a block: how many come before each of its words. */
typedef struct {
    const uint64_t *bits;
    uint32_t before[BLOCK_WORDS];
    int64_t first, total;
} OwnPostings;

/* Go through a list of bits up to the end of a block. */
static void read_own(List *list, const Block *b, OwnPostings *own) {
    for (; list->word < b->first_word; list->word++) list->before += __builtin_popcountll(list->bits[list->word]);
    own->bits = list->bits + b->first_word;
    own->first = list->before;
    for (int64_t w = 0; w < b->words; w++) {
        own->before[w] = (uint32_t)list->before;
        list->before += __builtin_popcountll(own->bits[w]);
    }
    list->word += b->words;
    own->total = list->before - own->first;
}

static inline int64_t own_posting(const OwnPostings *own, uint32_t d) {
    return own->before[d >> 6] + __builtin_popcountll(own->bits[d >> 6] & ((1ull << (d & 63)) - 1));
}

/* Add the postings of few documents: each of these looks for its bit. */
static void weigh_few(const Segment *s, const WeighedList *weighed, const OwnPostings *own, const Block *b, int is_certain, double *weighted) {
    uint32_t base = (uint32_t)(b->first_word << 6);
    for (int64_t i = 0; i < b->count; i++) {
        uint32_t d = b->docs[i] - base;
        if (is_certain) weighted[i] = weight_of(s, weighed, own_posting(own, d));
        else if (own->bits[d >> 6] >> (d & 63) & 1) weighted[i] += weight_of(s, weighed, own_posting(own, d));
    }
}

/* Write which row of its table the list has for each document of a block, eight documents at a time:
 * a byte of bits says at which of its postings each is. Where a document is not in the list, `places` get
 * a value above 127. */
static void align_rows(const BitTable *table, const WeighedList *weighed, const OwnPostings *own, const Block *b, uint8_t *rows, uint8_t *places) {
    uint8_t stored[BLOCK + 8];
    memcpy(stored, weighed->list.rows + own->first, own->total);
    const uint8_t *from = stored;
    for (int64_t w = 0; w < b->words; w++)
        for (int64_t shift = 0; shift < 64; shift += 8) {
            uint8_t has = (uint8_t)(own->bits[w] >> shift), found = (uint8_t)(b->found[w] >> shift);
            uint64_t at, place = shuffle(table->ranks[has], table->places[found]);
            memcpy(&at, from, 8);
            at = shuffle(at, place);
            memcpy(rows, &at, 8);
            memcpy(places, &place, 8);
            from += __builtin_popcount(has);
            rows += __builtin_popcount(found);
            places += __builtin_popcount(found);
        }
}

/* Add what the rows of rare frequencies weigh, which no table has. */
static void weigh_rare(const Segment *s, const WeighedList *weighed, const OwnPostings *own, const Block *b, const uint8_t *rows, double *weighted) {
    uint32_t base = (uint32_t)(b->first_word << 6);
    for (const uint8_t *at = rows; (at = memchr(at, 255, rows + b->count - at)); at++) {
        int64_t i = at - rows;
        weighted[i] += s->boosted[row_of(&weighed->list, own_posting(own, b->docs[i] - base))];
    }
}

/* Add the postings of a list of bits. Where all documents are certain to be in it, nothing is there to
 * add to; where it has no others, its postings follow each other. */
static void weigh_bits(const Segment *s, const BitTable *table, WeighedList *weighed, const Block *b, int is_certain, double *weighted) {
    OwnPostings own;
    read_own(&weighed->list, b, &own);
    int has_others = !is_certain || own.total > b->count;
    if (has_others && b->count <= MANY * b->words) {
        weigh_few(s, weighed, &own, b, is_certain, weighted);
        return;
    }
    uint8_t aligned[BLOCK + 8], places[BLOCK + 8];
    const double *weights = weighed->weights;
    const uint8_t *rows = has_others ? aligned : weighed->list.rows + own.first;
    if (has_others) align_rows(table, weighed, &own, b, aligned, places);
    if (is_certain) {
        for (int64_t i = 0; i < b->count; i++) weighted[i] = weights[rows[i]];
    } else {
        for (int64_t i = 0; i < b->count; i++) weighted[i] += weights[rows[i] + ((places[i] & 128) << 1)];
    }
    if (weighed->list.rare) weigh_rare(s, weighed, &own, b, rows, weighted);
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

/* Add what a name weighs in one document, by its positions. */
static inline void weigh_name_in(const Segment *s, UnitCursor *name, const Block *b, int64_t i, double *weighted) {
    find_name(s, name, b->docs[i]);
    for (int64_t k = 0; k < name->first_total; k++)
        weighted[i] += s->field_boosts[field_of(s, b->docs[i], name->firsts[k])];
}

/* Add what a name weighs. Where its documents are known, the others are not looked at. */
static void weigh_name(const Segment *s, ScoredTerm *scored, const Block *b, double *weighted) {
    const KnownDocs *known = scored->known;
    if (!known) {
        for (int64_t i = 0; i < b->count; i++) weigh_name_in(s, &scored->name, b, i, weighted);
        return;
    }
    int64_t first = b->first_word << 6, end = first + (b->words << 6);
    for (; scored->next_known < known->total && known->docs[scored->next_known] < end; scored->next_known++) {
        int64_t d = known->docs[scored->next_known] - first;
        if (d < 0 || !(b->found[d >> 6] >> (d & 63) & 1)) continue;
        int64_t i = b->before[d >> 6] + __builtin_popcountll(b->found[d >> 6] & ((1ull << (d & 63)) - 1));
        weigh_name_in(s, &scored->name, b, i, weighted);
    }
}

void weigh_unit(const Query *q, const Unit *unit, ScoredTerm *scored, const Block *b) {
    const Segment *s = q->segment;
    double *weighted = scored->weighted;
    if (scored->is_shared) return;
    if (unit->certain && scored->list_total == 1 && scored->lists[0].list.form == BITS) {
        weigh_bits(s, &b->table, &scored->lists[0], b, 1, weighted);
        return;
    }
    memset(weighted, 0, b->count * sizeof *weighted);
    if (unit->term < 0) weigh_name(s, scored, b, weighted);
    for (int64_t i = 0; i < scored->list_total; i++) {
        if (scored->lists[i].list.form == BITS) weigh_bits(s, &b->table, &scored->lists[i], b, 0, weighted);
        else weigh_short(s, &scored->lists[i], b, weighted);
    }
}

/* Take memory for the units of a query. */
void take_terms(const Query *q, Scratch *scratch, ScoredTerm *terms) {
    for (int64_t u = 0; u < q->unit_total; u++) {
        const Unit *unit = &q->units[u];
        const Term *term = unit->term < 0 ? 0 : &q->terms[unit->term];
        int64_t lists = term ? term->last_list - term->first_list : 0;
        WeighedList *opened = take(scratch, lists * (int64_t)sizeof *opened);
        double *weighted = take(scratch, BLOCK * (int64_t)sizeof *weighted);
        UnitCursor name;
        memset(&name, 0, sizeof name);
        if (!term) take_unit(q, unit, scratch, &name);
        if (scratch->used <= scratch->size) terms[u] = (ScoredTerm){opened, 0, name, 0, 0, weighted, 0};
    }
}

static int are_same(const Query *q, const Term *a, const Term *b) {
    if (a->pool != b->pool || a->plain != b->plain || a->last_list - a->first_list != b->last_list - b->first_list) return 0;
    for (int64_t i = 0; i < a->last_list - a->first_list; i++)
        if (q->lists[a->first_list + i] != q->lists[b->first_list + i]) return 0;
    return 1;
}

/* Open the units of a query. One typed with all of its accents may stand for the same as another. */
void open_terms(const Query *q, const KnownDocs *known, ScoredTerm *terms) {
    for (int64_t u = 0; u < q->unit_total; u++) {
        const Unit *unit = &q->units[u];
        if (unit->term < 0) {
            open_unit(q, unit, &terms[u].name);
            terms[u].known = known[u].docs ? &known[u] : 0;
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
