/* Where units stand in the documents of a sample, and in how many of them one follows another. */
#include "ranking.h"

/* Keys of places in a sample, ascending: the number of the document in the sample, and below it the
 * position. They are written as long as there is room, and counted. */
typedef struct {
    int64_t *keys;
    int64_t room, total;
} Keys;

static inline void add_key(Keys *keys, int64_t number, uint32_t position) {
    if (keys->total < keys->room) keys->keys[keys->total] = number << 32 | position;
    keys->total++;
}

static void add_term(const Segment *s, TermCursor *term, int64_t number, Keys *firsts) {
    int64_t first, last = count_occurrences(s, term, &first);
    last += first;
    for (int64_t i = first; i < last; i++)
        if (is_allowed(term, i)) add_key(firsts, number, packed_at(term, i) >> 1);
}

static void add_name(const Segment *s, UnitCursor *name, int64_t doc, int64_t number, Keys *firsts, Keys *lasts) {
    find_name(s, name, doc);
    for (int64_t k = 0; k < name->first_total; k++) add_key(firsts, number, name->firsts[k]);
    for (int64_t k = 0; k < name->last_total; k++) add_key(lasts, number, name->lasts[k]);
}

/* Write the keys where a unit begins in some documents, which ascend, into `firsts`, and those where it ends into
 * `lasts`, which a term has no need of: at most `room` of each. `totals` are those of all keys. */
API int64_t bt_locate_unit(const Query *q, Scratch *scratch, int64_t unit, const int64_t *docs, int64_t doc_total, int64_t room, int64_t *firsts, int64_t *lasts, int64_t *totals) {
    UnitCursor cursor;
    take_unit(q, &q->units[unit], scratch, &cursor);
    if (scratch->used > scratch->size) return scratch->used;
    if (!check_positions(q)) return DAMAGED;
    Keys begins = {firsts, room, 0}, ends = {lasts, room, 0};
    if (is_in_segment(q, &q->units[unit])) {
        open_unit(q, &q->units[unit], &cursor);
        for (int64_t i = 0; i < doc_total; i++) {
            if (!go_to_doc(q->segment, &cursor, docs[i])) continue;
            if (cursor.term) add_term(q->segment, cursor.term, i, &begins);
            else add_name(q->segment, &cursor, docs[i], i, &begins, &ends);
        }
    }
    totals[0] = begins.total;
    totals[1] = ends.total;
    return DONE;
}

/* In how many documents a place is directly after another, given by ascending keys. */
API int64_t bt_count_adjacent(const int64_t *lefts, int64_t left_total, const int64_t *rights, int64_t right_total) {
    int64_t holders = 0, holder = NONE;
    for (int64_t a = 0, b = 0; a < left_total && b < right_total;) {
        int64_t wanted = lefts[a] + 1, there = rights[b];
        if (wanted == there) {
            holders += there >> 32 != holder;
            holder = there >> 32;
        }
        a += wanted <= there;
        b += there <= wanted;
    }
    return holders;
}
