/* Where terms, phrases and names occur in a document, by the positions of plain terms. */
#include "kernel.h"

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
    cursor->is_wide = s->is_wide[term->plain];
    cursor->positions = s->positions + value_at(&s->positions_at, term->plain);
    cursor->variants = s->variants + value_at(&s->variants_at, term->plain);
    cursor->variant_total = value_at(&s->first_variants, term->plain + 1) - value_at(&s->first_variants, term->plain);
}

static inline uint32_t total_of(const Segment *s, const TermCursor *cursor, int64_t posting) {
    uint8_t chosen = cursor->list.rows[posting];
    if (__builtin_expect(cursor->list.rare && chosen == 255, 0)) return s->totals[row_of(&cursor->list, posting)];
    return cursor->totals[chosen];
}

/* Count the occurrences in the document gone to, and find the first one. Where the occurrences of
 * a posting begin is not stored: those of the postings before it are added up, from the last skip. */
static int64_t count_occurrences(const Segment *s, TermCursor *cursor, int64_t *first) {
    int64_t posting = cursor->posting, before = cursor->occurrences, at = cursor->counted;
    if (cursor->skips && posting / SKIPS > at / SKIPS) {
        at = posting / SKIPS * SKIPS;
        before = cursor->skips[posting / SKIPS];
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

/* Twice the position of an occurrence, plus 1 where a word of pyvi's goes on after it. */
static inline uint32_t packed_at(const TermCursor *cursor, int64_t occurrence) {
    if (!cursor->is_wide) return cursor->positions[occurrence];
    return u32_at((const uint8_t *)cursor->positions, occurrence);
}

static inline int is_allowed(const TermCursor *cursor, int64_t occurrence) {
    if (!cursor->term->restricted) return 1;
    uint32_t variant = cursor->variants[cursor->variant_total <= 16 ? occurrence >> 1 : occurrence];
    if (cursor->variant_total <= 16) variant = variant >> ((occurrence & 1) << 2) & 15;
    return cursor->term->allowed[variant >> 6] >> (variant & 63) & 1;
}

/* Open the parts of a phrase in `room`; return whether the segment has all of its terms. */
int open_phrase(const Query *q, const Phrase *phrase, TermCursor *room, PhraseCursor *cursor) {
    cursor->parts = q->parts + phrase->first_part;
    cursor->cursors = room;
    cursor->total = phrase->last_part - phrase->first_part;
    for (int64_t i = 0; i < cursor->total; i++) {
        const Term *term = &q->terms[cursor->parts[i].term];
        if (term->plain < 0) return 0;
        open_term(q->segment, term, &room[i]);
    }
    return 1;
}

/* Where the parts of a phrase are in one document: occurrences from `at` to `end`. */
enum { MOST_PARTS = 64 };
typedef struct {
    int64_t at[MOST_PARTS], end[MOST_PARTS];
    int64_t rarest;
} PhrasePlaces;

static int find_places(const Segment *s, PhraseCursor *cursor, int64_t doc, PhrasePlaces *places) {
    places->rarest = 0;
    for (int64_t i = 0; i < cursor->total; i++) {
        TermCursor *part = &cursor->cursors[i];
        if ((part->posting = posting_of(s, &part->list, doc)) == NONE) return 0;
    }
    for (int64_t i = 0; i < cursor->total; i++) {
        int64_t total = count_occurrences(s, &cursor->cursors[i], &places->at[i]);
        places->end[i] = places->at[i] + total;
        if (total < places->end[places->rarest] - places->at[places->rarest]) places->rarest = i;
    }
    return 1;
}

/* Whether a part has an allowed occurrence at a position; positions are asked for ascending. */
static int has_part(const TermCursor *cursor, int64_t *at, int64_t end, int64_t position) {
    while (*at < end && (int64_t)(packed_at(cursor, *at) >> 1) < position) ++*at;
    return *at < end && (int64_t)(packed_at(cursor, *at) >> 1) == position && is_allowed(cursor, *at);
}

/* The position at which the next occurrence of a phrase has its part of position 0, or NONE - a
 * phrase may begin before position 0 of its document only if it does not stand there. */
static int64_t next_origin(PhraseCursor *cursor, PhrasePlaces *places) {
    const Part *parts = cursor->parts;
    int64_t rarest = places->rarest;
    const TermCursor *rare = &cursor->cursors[rarest];
    for (; places->at[rarest] < places->end[rarest]; places->at[rarest]++) {
        if (!is_allowed(rare, places->at[rarest])) continue;
        int64_t origin = (int64_t)(packed_at(rare, places->at[rarest]) >> 1) - parts[rarest].position;
        int64_t i = 0;
        for (; i < cursor->total; i++)
            if (i != rarest && !has_part(&cursor->cursors[i], &places->at[i], places->end[i], origin + parts[i].position)) break;
        if (i == cursor->total) {
            places->at[rarest]++;
            return origin;
        }
    }
    return INT64_MIN;
}

/* Whether a phrase stands in a document. */
int stands(const Segment *s, PhraseCursor *cursor, int64_t doc) {
    PhrasePlaces places;
    return find_places(s, cursor, doc, &places) && next_origin(cursor, &places) != INT64_MIN;
}

/* Take memory for a unit, and for as many occurrences as any document can have. */
void take_unit(const Query *q, const Unit *unit, Scratch *scratch, UnitCursor *cursor) {
    int64_t phrases = unit->last_phrase - unit->first_phrase, parts = 0;
    for (int64_t i = unit->first_phrase; i < unit->last_phrase; i++)
        parts += q->phrases[i].last_part - q->phrases[i].first_part;
    int64_t room = q->segment->most_occurrences * (unit->term < 0 ? phrases : 1) + 1;
    memset(cursor, 0, sizeof *cursor);
    cursor->phrase_total = phrases;
    PhraseCursor *opened = take(scratch, (phrases + 1) * (int64_t)sizeof *opened);
    TermCursor *cursors = take(scratch, (parts + 1) * (int64_t)sizeof *cursors);
    cursor->found.firsts = take(scratch, 4 * room);
    cursor->found.lasts = take(scratch, 4 * room);
    cursor->found.goes_on = take(scratch, room);
    cursor->spare = take(scratch, 4 * room);
    cursor->phrases = opened;
    cursor->term = cursors;
}

/* Open a unit at the first document; it was given memory by `take_unit`. */
void open_unit(const Query *q, const Unit *unit, UnitCursor *cursor) {
    TermCursor *room = cursor->term ? cursor->term : cursor->phrases->cursors;
    if (unit->term >= 0) {
        open_term(q->segment, &q->terms[unit->term], room);
        return;
    }
    cursor->phrase_total = 0;
    cursor->term = 0;
    cursor->phrases->cursors = room;
    for (int64_t i = unit->first_phrase; i < unit->last_phrase; i++) {
        PhraseCursor *phrase = &cursor->phrases[cursor->phrase_total];
        if (!open_phrase(q, &q->phrases[i], room, phrase)) continue;
        room += phrase->total;
        cursor->phrase_total++;
    }
}

/* Unite `total` ascending values with `added` more, which follow them; return how many differ. */
static int64_t unite(uint32_t *values, int64_t total, int64_t added, uint32_t *spare) {
    if (!total || !added) return total + added;
    memcpy(spare, values, (total + added) * 4);
    const uint32_t *left = spare, *left_end = spare + total, *right = left_end, *right_end = left_end + added;
    int64_t n = 0;
    while (left < left_end || right < right_end) {
        uint32_t value = right == right_end || (left < left_end && *left <= *right) ? *left : *right;
        left += left < left_end && *left == value;
        right += right < right_end && *right == value;
        values[n++] = value;
    }
    return n;
}

static void find_name(const Segment *s, UnitCursor *cursor, int64_t doc) {
    Occurrences *found = &cursor->found;
    found->first_total = found->last_total = 0;
    for (int64_t i = 0; i < cursor->phrase_total; i++) {
        PhraseCursor *phrase = &cursor->phrases[i];
        PhrasePlaces places;
        if (!find_places(s, phrase, doc, &places)) continue;
        int64_t begin = phrase->parts[0].position, end = phrase->parts[phrase->total - 1].position;
        int64_t added = 0;
        for (int64_t origin; (origin = next_origin(phrase, &places)) != INT64_MIN; added++) {
            found->firsts[found->first_total + added] = (uint32_t)(origin + begin);
            found->lasts[found->last_total + added] = (uint32_t)(origin + end);
        }
        found->first_total = unite(found->firsts, found->first_total, added, cursor->spare);
        found->last_total = unite(found->lasts, found->last_total, added, cursor->spare);
    }
    /* A name ends with a word, so that none goes on after it. */
    memset(found->goes_on, 0, found->last_total);
}

static void find_term(const Segment *s, UnitCursor *cursor) {
    Occurrences *found = &cursor->found;
    int64_t first, n = 0, total = count_occurrences(s, cursor->term, &first);
    for (int64_t at = first; at < first + total; at++) {
        if (!is_allowed(cursor->term, at)) continue;
        uint32_t packed = packed_at(cursor->term, at);
        found->firsts[n] = found->lasts[n] = packed >> 1;
        found->goes_on[n++] = packed & 1;
    }
    found->first_total = found->last_total = n;
}

/* Go to a document, in ascending order; return whether a unit may occur in it. */
int go_to_doc(const Segment *s, UnitCursor *cursor, int64_t doc) {
    cursor->is_found = 0;
    if (!cursor->term) return 1;
    return (cursor->term->posting = posting_of(s, &cursor->term->list, doc)) != NONE;
}

/* The occurrences of a unit in the document gone to, where it may occur; found once. */
const Occurrences *find_occurrences(const Segment *s, UnitCursor *cursor, int64_t doc) {
    if (!cursor->is_found) {
        cursor->is_found = 1;
        if (cursor->term) find_term(s, cursor);
        else find_name(s, cursor, doc);
    }
    return &cursor->found;
}

/* The field of a document that a position is in. */
int64_t field_of(const Segment *s, int64_t doc, uint32_t position) {
    int64_t field = 0;
    for (int64_t f = 1; f < s->fields; f++) field += position >= (uint64_t)value_at(&s->field_starts, f * s->count + doc);
    return field;
}
