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
    const Part *parts = q->parts + phrase->first_part;
    cursor->cursors = room;
    cursor->total = phrase->last_part - phrase->first_part;
    for (int64_t i = 0; i < cursor->total; i++)
        if (q->terms[parts[i].term].plain < 0) return 0;
    int64_t order[MOST_PARTS];
    for (int64_t i = 0; i < cursor->total; i++) {
        int64_t length = value_at(&q->segment->lists[PLAIN].lengths, q->terms[parts[i].term].plain), at = i;
        for (; at && value_at(&q->segment->lists[PLAIN].lengths, q->terms[parts[order[at - 1]].term].plain) > length; at--) order[at] = order[at - 1];
        order[at] = i;
    }
    for (int64_t i = 0; i < cursor->total; i++) {
        open_term(q->segment, &q->terms[parts[order[i]].term], &room[i]);
        cursor->positions[i] = parts[order[i]].position;
    }
    return 1;
}

/* Where the parts of a phrase are in one document: occurrences from `at` to `end`; parts from
 * `found` on were not asked for yet. */
typedef struct {
    int64_t at[MOST_PARTS], end[MOST_PARTS];
    int64_t found;
} PhrasePlaces;

/* Find where one more part is in a document; return whether it is there at all. */
static int find_place(const Segment *s, PhraseCursor *cursor, int64_t doc, PhrasePlaces *places) {
    int64_t i = places->found;
    TermCursor *part = &cursor->cursors[i];
    if ((part->posting = posting_of(s, &part->list, doc)) == NONE) return 0;
    int64_t total = count_occurrences(s, part, &places->at[i]);
    places->end[i] = places->at[i] + total;
    places->found++;
    return 1;
}

/* Whether a part has an allowed occurrence at a position; positions are asked for ascending. */
static inline int has_part(const TermCursor *cursor, int64_t *at, int64_t end, int64_t position) {
    while (*at < end && (int64_t)(packed_at(cursor, *at) >> 1) < position) ++*at;
    return *at < end && (int64_t)(packed_at(cursor, *at) >> 1) == position && is_allowed(cursor, *at);
}

/* Where the next occurrence of a phrase has position 0, INT64_MIN if there is none. Most documents
 * are ruled out by the two rarest parts, so that the others are looked for only after them. */
static int64_t next_origin(const Segment *s, PhraseCursor *cursor, int64_t doc, PhrasePlaces *places) {
    if (!places->found && !find_place(s, cursor, doc, places)) return INT64_MIN;
    const TermCursor *rarest = cursor->cursors;
    while (places->at[0] < places->end[0]) {
        int64_t at = places->at[0]++, origin = (int64_t)(packed_at(rarest, at) >> 1) - cursor->positions[0];
        int64_t i = is_allowed(rarest, at) ? 1 : cursor->total + 1;
        for (; i < cursor->total; i++) {
            if (places->found == i && !find_place(s, cursor, doc, places)) return INT64_MIN;
            if (!has_part(&cursor->cursors[i], &places->at[i], places->end[i], origin + cursor->positions[i])) break;
        }
        if (i == cursor->total) return origin;
    }
    return INT64_MIN;
}

/* Where the two rarest parts are in a document. */
typedef struct {
    int64_t doc, at[2], end[2];
} RarestPlaces;

static inline void fetch(const TermCursor *cursor, int64_t occurrence) {
    __builtin_prefetch(cursor->positions + (occurrence << cursor->is_wide));
}

/* Remove from a set the documents found in which a phrase does not stand. */
static void remove_others(const Segment *s, PhraseCursor *cursor, const RarestPlaces *found, int64_t total, uint64_t *docs) {
    for (int64_t k = 0; k < total; k++) {
        PhrasePlaces places;
        places.found = 2;
        memcpy(places.at, found[k].at, sizeof found[k].at);
        memcpy(places.end, found[k].end, sizeof found[k].end);
        if (next_origin(s, cursor, found[k].doc, &places) == INT64_MIN) docs[found[k].doc >> 6] &= ~(1ull << (found[k].doc & 63));
    }
}

/* Keep the documents of a set in which a phrase of two or more parts stands; all have its terms.
 * The two rarest parts are found in many documents, and their positions fetched, before any of them
 * is read: waiting for them one after the other would take longer than all the rest. */
void keep_standing(const Segment *s, PhraseCursor *cursor, uint64_t *docs) {
    enum { AHEAD = 64 };
    RarestPlaces found[AHEAD];
    int64_t total = 0;
    for (int64_t w = 0; w < s->words; w++) {
        for (uint64_t word = docs[w]; word; word &= word - 1) {
            PhrasePlaces places;
            places.found = 0;
            int64_t doc = w << 6 | __builtin_ctzll(word);
            if (!find_place(s, cursor, doc, &places) || !find_place(s, cursor, doc, &places)) {
                docs[w] &= ~(word & -word);
                continue;
            }
            for (int64_t i = 0; i < 2; i++) fetch(&cursor->cursors[i], places.at[i]);
            found[total++] = (RarestPlaces){doc, {places.at[0], places.at[1]}, {places.end[0], places.end[1]}};
            if (total < AHEAD) continue;
            remove_others(s, cursor, found, total, docs);
            total = 0;
        }
    }
    remove_others(s, cursor, found, total, docs);
}

/* Take memory for a unit, and for as many occurrences of a name as any document can have. */
void take_unit(const Query *q, const Unit *unit, Scratch *scratch, UnitCursor *cursor) {
    int64_t phrases = unit->last_phrase - unit->first_phrase, parts = 0;
    for (int64_t i = unit->first_phrase; i < unit->last_phrase; i++)
        parts += q->phrases[i].last_part - q->phrases[i].first_part;
    int64_t room = unit->term < 0 ? q->segment->most_occurrences * phrases : 0;
    memset(cursor, 0, sizeof *cursor);
    cursor->phrases = take(scratch, (phrases + 1) * (int64_t)sizeof *cursor->phrases);
    cursor->term = take(scratch, (parts + 1) * (int64_t)sizeof *cursor->term);
    cursor->firsts = take(scratch, 4 * room);
    cursor->lasts = take(scratch, 4 * room);
    cursor->spare = take(scratch, 4 * room);
}

/* Open a unit at the first document; `take_unit` gave it memory. */
void open_unit(const Query *q, const Unit *unit, UnitCursor *cursor) {
    TermCursor *room = cursor->term;
    if (unit->term >= 0) {
        open_term(q->segment, &q->terms[unit->term], room);
        return;
    }
    cursor->term = 0;
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

/* Find where a name begins and ends in a document, in any of its spellings. */
void find_name(const Segment *s, UnitCursor *name, int64_t doc) {
    name->first_total = name->last_total = 0;
    for (int64_t i = 0; i < name->phrase_total; i++) {
        PhraseCursor *phrase = &name->phrases[i];
        int64_t begin = phrase->positions[0], end = begin, added = 0;
        for (int64_t k = 1; k < phrase->total; k++) {
            begin = phrase->positions[k] < begin ? phrase->positions[k] : begin;
            end = phrase->positions[k] > end ? phrase->positions[k] : end;
        }
        PhrasePlaces places;
        places.found = 0;
        for (int64_t origin; (origin = next_origin(s, phrase, doc, &places)) != INT64_MIN; added++) {
            name->firsts[name->first_total + added] = (uint32_t)(origin + begin);
            name->lasts[name->last_total + added] = (uint32_t)(origin + end);
        }
        name->first_total = unite(name->firsts, name->first_total, added, name->spare);
        name->last_total = unite(name->lasts, name->last_total, added, name->spare);
    }
}

/* Go to a document, in ascending order; return whether a unit may occur in it. */
int go_to_doc(const Segment *s, UnitCursor *cursor, int64_t doc) {
    cursor->is_found = 0;
    if (!cursor->term) return 1;
    return (cursor->term->posting = posting_of(s, &cursor->term->list, doc)) != NONE;
}

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

/* Whether one unit stands directly after the other in the document gone to, which may have both. */
int are_adjacent(const Segment *s, UnitCursor *left, UnitCursor *right, int64_t doc) {
    find_unit(s, left, doc);
    find_unit(s, right, doc);
    int64_t a = 0, b = 0;
    return next_adjacent(left, right, &a, &b);
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

/* The field of a document that a position is in. */
int64_t field_of(const Segment *s, int64_t doc, uint32_t position) {
    int64_t field = 0;
    for (int64_t f = 1; f < s->fields; f++) field += position >= (uint64_t)value_at(&s->field_starts, f * s->count + doc);
    return field;
}
