/* Where two units stand next to each other in a document. */
#include "matching.h"

/* Find the occurrences of a unit in the document gone to, once. */
static inline void find_unit(const Segment *s, UnitCursor *cursor, int64_t doc) {
    if (cursor->is_found) return;
    cursor->is_found = 1;
    if (cursor->term) cursor->first_total = cursor->last_total = count_occurrences(s, cursor->term, &cursor->first);
    else find_name(s, cursor, doc);
}

static inline uint32_t first_at(const UnitCursor *cursor, int64_t n) {
    return cursor->term ? packed_at(cursor->term, cursor->first + n) >> 1 : cursor->firsts[n];
}

static inline uint32_t last_at(const UnitCursor *cursor, int64_t n) {
    return cursor->term ? packed_at(cursor->term, cursor->first + n) >> 1 : cursor->lasts[n];
}

static inline int counts(const UnitCursor *cursor, int64_t n) {
    return !cursor->term || is_allowed(cursor->term, cursor->first + n);
}

/* Whether a word of pyvi's goes on after an occurrence; a name ends with a word. */
static inline int goes_on(const UnitCursor *cursor, int64_t n) {
    return cursor->term && (packed_at(cursor->term, cursor->first + n) & 1);
}

/* The next occurrence of the right unit, from the pair `a` and `b` on, that begins where one of the
 * left unit ends; return whether there is one. */
static inline int next_adjacent(const UnitCursor *left, const UnitCursor *right, int64_t *a, int64_t *b) {
    while (*a < left->last_total && *b < right->first_total) {
        uint32_t wanted = last_at(left, *a) + 1, there = first_at(right, *b);
        if (there == wanted && counts(left, *a) && counts(right, *b)) return 1;
        *a += there >= wanted;
        *b += there <= wanted;
    }
    return 0;
}

/* What the adjacent positions of two units weigh, all and those inside a word of pyvi's. */
double weigh_adjacent(const Segment *s, UnitCursor *left, UnitCursor *right, int64_t doc, double *inside) {
    find_unit(s, left, doc);
    find_unit(s, right, doc);
    double sum = *inside = 0;
    for (int64_t a = 0, b = 0; next_adjacent(left, right, &a, &b); a++, b++) {
        double boost = s->field_boosts[field_of(s, doc, first_at(right, b))];
        sum += boost;
        if (goes_on(left, a)) *inside += boost;
    }
    return sum;
}
