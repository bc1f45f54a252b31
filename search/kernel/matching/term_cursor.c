/* Where terms occur in a document, by the positions of plain terms. */
#include "matching.h"

static void open_positions(const Segment *s, int64_t plain, TermCursor *cursor) {
    cursor->position_form = s->position_forms[plain];
    cursor->positions = (const uint8_t *)(s->positions + value_at(&s->positions_at, plain));
    cursor->rare_total = 0;
    if (cursor->position_form != RARE_BEFORE) return;
    cursor->rare_total = u32_at(cursor->positions, 0);
    cursor->rare = cursor->positions + 4;
    cursor->positions = cursor->rare + 8 * cursor->rare_total;
}

void open_term(const Segment *s, const Term *term, TermCursor *cursor) {
    open_list(s, PLAIN, term->plain, &cursor->list);
    cursor->term = term;
    cursor->counted = cursor->occurrences = 0;
    cursor->posting = NONE;
    cursor->skips = s->skips_at[term->plain] < 0 ? 0 : s->skips + s->skips_at[term->plain];
    const List *list = &cursor->list;
    memset(cursor->totals, 0, sizeof cursor->totals);
    for (int64_t i = 0; i < list->table_total; i++) {
        int64_t row = list->table ? u32_at(list->table, i) : i;
        if (row < s->row_total) cursor->totals[i] = s->totals[row];
    }
    open_positions(s, term->plain, cursor);
    open_variants(s, term->plain, term->restricted ? term->allowed : 0, &cursor->variants);
    cursor->variant_total = value_at(&s->first_variants, term->plain + 1) - value_at(&s->first_variants, term->plain);
}

/* The position of an occurrence that twelve bits have no room for. */
uint32_t rare_position(const TermCursor *cursor, int64_t occurrence) {
    int64_t place = place_of(cursor->rare, cursor->rare_total, occurrence);
    return place < cursor->rare_total ? u32_at(cursor->rare, cursor->rare_total + place) : RARE_POSITION;
}

/* Read the positions of the last occurrences in a document, of which the first is rare. Positions ascend, so that
 * all of them are, and follow each other: only the first one is looked for. */
void read_rare_positions(const TermCursor *cursor, int64_t first, int64_t total, uint32_t *positions) {
    int64_t place = place_of(cursor->rare, cursor->rare_total, first);
    for (int64_t i = 0; i < total; i++)
        positions[i] = (place + i < cursor->rare_total ? u32_at(cursor->rare, cursor->rare_total + place + i) : RARE_POSITION) >> 1;
}

static inline uint32_t total_of(const Segment *s, const TermCursor *cursor, int64_t posting) {
    uint8_t chosen = cursor->list.rows[posting];
    if (__builtin_expect(cursor->list.rare && chosen == 255, 0)) return s->totals[row_of(&cursor->list, posting)];
    return cursor->totals[chosen];
}

/* Count the occurrences in the document gone to, and find the first one. Where the occurrences of
 * a posting begin is not stored: those of the postings before it are added up, from the last skip. */
int64_t count_occurrences(const Segment *s, TermCursor *cursor, int64_t *first) {
    int64_t posting = cursor->posting, before = cursor->occurrences, at = cursor->counted;
    if (cursor->skips && posting / SKIPS > at / SKIPS) {
        at = posting / SKIPS * SKIPS;
        before = atomic_load_explicit(&cursor->skips[posting / SKIPS], memory_order_relaxed);
    }
    if (!cursor->list.rare) {
        const uint8_t *rows = cursor->list.rows;
        for (; at < posting; at++) before += cursor->totals[rows[at]];
    } else {
        for (; at < posting; at++) before += total_of(s, cursor, at);
    }
    cursor->counted = posting;
    cursor->occurrences = *first = before;
    return total_of(s, cursor, posting);
}
