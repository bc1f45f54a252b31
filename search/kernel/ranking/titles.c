/* What stands of the units of a query in the titles of documents. */
#include "ranking.h"

/* The fields that come first in a document, and the bit of the first one in `field_sets`. */
enum { TITLE, AFTER_TITLE };
enum { IN_TITLE = 1 << TITLE };

/* Numbers of a row before the counts of its units. */
enum { HELD, OTHERS, COVERED, LENGTH, WIDTH, BEFORE_COUNTS };

/* The units of a query, and the positions of the title gone to at which wanted ones stand, ascending. */
typedef struct {
    UnitCursor *units;
    uint32_t *covered;
    int64_t covered_total;
} Titles;

/* A document of the segment, and its place among those that are asked for. */
typedef struct {
    int64_t doc, place;
} Asked;

/* Take memory for the units, and for as many positions as any document can have of the wanted ones. */
static void take_titles(const Query *q, int64_t wanted, Scratch *scratch, Titles *t) {
    int64_t terms = 0;
    t->units = take(scratch, (q->unit_total + 1) * (int64_t)sizeof *t->units);
    for (int64_t u = 0; u < q->unit_total; u++) {
        const Unit *unit = &q->units[u];
        UnitCursor cursor;
        take_unit(q, unit, scratch, &cursor);
        if (scratch->used <= scratch->size) t->units[u] = cursor;
        if (u >= wanted) continue;
        terms += unit->term >= 0;
        for (int64_t i = unit->first_phrase; i < unit->last_phrase; i++)
            terms += q->phrases[i].last_part - q->phrases[i].first_part;
    }
    t->covered = take(scratch, (terms * q->segment->most_occurrences + 1) * (int64_t)sizeof *t->covered);
}

/* Cursors go forwards: write the documents that are in the segment, ascending; return how many there are. */
static int64_t choose_docs(const Segment *s, const int64_t *docs, int64_t total, Asked *asked) {
    int64_t chosen = 0;
    for (int64_t i = 0; i < total; i++) {
        int64_t doc = docs[i] - s->first, at = chosen;
        if (doc < 0 || doc >= s->count) continue;
        for (; at && asked[at - 1].doc > doc; at--) asked[at] = asked[at - 1];
        asked[at] = (Asked){doc, i};
        chosen++;
    }
    return chosen;
}

static void cover(Titles *t, uint32_t position) {
    int64_t at = t->covered_total;
    while (at && t->covered[at - 1] > position) at--;
    if (at && t->covered[at - 1] == position) return;
    memmove(t->covered + at + 1, t->covered + at, (t->covered_total - at) * sizeof *t->covered);
    t->covered[at] = position;
    t->covered_total++;
}

/* Go to a document; return whether its title has a plain term. */
static inline int is_in_title(const Segment *s, TermCursor *term, int64_t doc) {
    int64_t posting = term->posting = posting_of(s, &term->list, doc);
    return posting != NONE && s->field_sets[row_of(&term->list, posting)] & IN_TITLE;
}

/* Count how often a term stands in the title of a document, which ends before `end`. */
static int64_t count_term(const Segment *s, Titles *t, TermCursor *term, int64_t doc, int64_t end, int is_wanted) {
    if (!is_in_title(s, term, doc)) return 0;
    int64_t first, count = 0, last = count_occurrences(s, term, &first) + first;
    for (int64_t i = first; i < last; i++) {
        uint32_t position = packed_at(term, i) >> 1;
        if (position >= end) break;
        if (!is_allowed(term, i)) continue;
        count++;
        if (is_wanted) cover(t, position);
    }
    return count;
}

/* Count how often one spelling of a name stands there. */
static int64_t count_phrase(const Segment *s, Titles *t, PhraseCursor *phrase, int64_t doc, int64_t end, int is_wanted) {
    int64_t last = phrase->positions[0], count = 0, origin;
    for (int64_t k = 0; k < phrase->total; k++) {
        if (!is_in_title(s, &phrase->cursors[k], doc)) return 0;
        last = phrase->positions[k] > last ? phrase->positions[k] : last;
    }
    PhrasePlaces places;
    places.found = 0;
    while ((origin = next_origin(s, phrase, doc, &places)) != INT64_MIN && origin + last < end) {
        count++;
        for (int64_t k = 0; is_wanted && k < phrase->total; k++) cover(t, (uint32_t)(origin + phrase->positions[k]));
    }
    return count;
}

static int64_t count_unit(const Segment *s, Titles *t, UnitCursor *unit, int64_t doc, int64_t end, int is_wanted) {
    if (unit->term) return count_term(s, t, unit->term, doc, end, is_wanted);
    int64_t count = 0;
    for (int64_t i = 0; i < unit->phrase_total; i++) count += count_phrase(s, t, &unit->phrases[i], doc, end, is_wanted);
    return count;
}

/* Write a row for each of some documents that is in the segment, numbered through all segments: how many of the
 * `wanted` first units its title has, and how many of the others; how many positions those cover; how many terms the
 * title has, and how many positions: its last term is `gap` before the next field, and an empty one leaves no gap; how
 * often the title has each unit; and, where `untyped` is not null, how often it has what that tells of all documents. A
 * page has a hundred documents at most. */
API int64_t bt_match_titles(const Query *q, Scratch *scratch, const int64_t *docs, int64_t total, int64_t wanted, const uint16_t *untyped, int64_t gap, int64_t *found) {
    const Segment *s = q->segment;
    Titles t;
    Asked *asked = take(scratch, (total + 1) * (int64_t)sizeof *asked);
    take_titles(q, wanted, scratch, &t);
    if (scratch->used > scratch->size) return scratch->used;
    if (!check_positions(q)) return DAMAGED;
    int64_t chosen = choose_docs(s, docs, total, asked);
    for (int64_t u = 0; u < q->unit_total; u++)
        if (is_in_segment(q, &q->units[u])) open_unit(q, &q->units[u], &t.units[u]);
    for (int64_t i = 0; i < chosen; i++) {
        int64_t doc = asked[i].doc, end = value_at(&s->field_starts, AFTER_TITLE * s->count + doc);
        int64_t *row = found + asked[i].place * (BEFORE_COUNTS + q->unit_total + (untyped != 0));
        t.covered_total = 0;
        for (int64_t u = 0; u < q->unit_total; u++) {
            int64_t count = is_in_segment(q, &q->units[u]) ? count_unit(s, &t, &t.units[u], doc, end, u < wanted) : 0;
            row[BEFORE_COUNTS + u] = count;
            row[u < wanted ? HELD : OTHERS] += count > 0;
        }
        row[COVERED] = t.covered_total;
        row[LENGTH] = value_at(&s->field_lengths, TITLE * s->count + doc);
        row[WIDTH] = end < gap ? 0 : end - (gap - 1);
        if (!untyped) continue;
        row[BEFORE_COUNTS + q->unit_total] = untyped[s->first + doc];
        row[OTHERS] += untyped[s->first + doc] > 0;
    }
    return DONE;
}
