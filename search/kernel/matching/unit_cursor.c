/* Where units of a score are in a document: terms, and names in any of their spellings. */
#include "matching.h"

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
        if (!may_stand_in(s, phrase, doc)) continue;
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

/* The field of a document that a position is in. */
int64_t field_of(const Segment *s, int64_t doc, uint32_t position) {
    int64_t field = 0;
    for (int64_t f = 1; f < s->fields; f++) field += position >= (uint64_t)value_at(&s->field_starts, f * s->count + doc);
    return field;
}
