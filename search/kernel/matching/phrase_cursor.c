/* Where phrases stand in a document: terms at the distances of their positions. */
#include "matching.h"

/* The postings of a part that the part at the next position may follow, or null. */
static const uint8_t *followed_by_next(const Query *q, const Phrase *phrase, int64_t part) {
    const Part *parts = q->parts + phrase->first_part, *wanted = &parts[part];
    for (const Part *next = parts; next < q->parts + phrase->last_part; next++)
        if (next->position == wanted->position + 1) return open_followed(q->segment, q->terms[wanted->term].plain, q->terms[next->term].bucket);
    return 0;
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
        cursor->followed[i] = followed_by_next(q, phrase, order[i]);
    }
    return 1;
}

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
    int64_t i = *at, found = -1;
    while (i < end && (found = packed_at(cursor, i) >> 1) < position) i++;
    *at = i;
    return i < end && found == position && is_allowed(cursor, i);
}

/* Whether a phrase may be in a document, as far as followers tell; documents are asked for ascending. */
int may_stand_in(const Segment *s, PhraseCursor *cursor, int64_t doc) {
    for (int64_t i = 0; i < cursor->total; i++) {
        if (!cursor->followed[i]) continue;
        int64_t posting = posting_of(s, &cursor->cursors[i].list, doc);
        if (posting == NONE || !is_followed(cursor->followed[i], posting)) return 0;
    }
    return 1;
}

/* Where the next occurrence of a phrase has position 0, INT64_MIN if there is none. Most documents
 * are ruled out by the two rarest parts, so that the others are looked for only after them. */
int64_t next_origin(const Segment *s, PhraseCursor *cursor, int64_t doc, PhrasePlaces *places) {
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

/* So few occurrences of both rarest parts are compared each with each. */
enum { FEW = 32, TOGETHER = 4 };

/* A position that nothing has, nor would have at any distance before the first one or behind the last. */
static const uint32_t NOWHERE = 3u << 30;

/* Read the positions of some occurrences in a document. */
static inline void read_positions(const TermCursor *cursor, int64_t first, int64_t total, uint32_t *positions) {
    if (cursor->position_form < TWELVE_BITS) {
        for (int64_t i = 0; i < total; i++) positions[i] = packed_at(cursor, first + i) >> 1;
        return;
    }
    for (int64_t i = 0; i < total; i++) {
        uint32_t packed = twelve_bits_at(cursor, first + i);
        if (__builtin_expect(packed == RARE_POSITION, 0)) {
            read_rare_positions(cursor, first + i, total - i, positions + i);
            return;
        }
        positions[i] = packed >> 1;
    }
}

static inline int are_few(const RarestPlaces *found) { return found->end[0] - found->at[0] <= FEW && found->end[1] - found->at[1] <= FEW; }

/* Whether the two rarest parts, of which a document has few, stand at their distance, whatever their accents. In
 * most documents they do not: to compare all of them takes less time than to guess which is next. */
static int stand_together(const PhraseCursor *cursor, const RarestPlaces *found) {
    int64_t total = found->end[0] - found->at[0], others = found->end[1] - found->at[1];
    uint32_t positions[FEW], other[FEW + TOGETHER], distance = (uint32_t)(cursor->positions[1] - cursor->positions[0]), is_found = 0;
    read_positions(&cursor->cursors[0], found->at[0], total, positions);
    read_positions(&cursor->cursors[1], found->at[1], others, other);
    for (int64_t k = 0; k < TOGETHER; k++) other[others + k] = NOWHERE;
    for (int64_t i = 0; i < total; i++)
        for (int64_t j = 0; j < others; j += TOGETHER)
            for (int64_t k = 0; k < TOGETHER; k++) is_found |= other[j + k] == positions[i] + distance;
    return (int)is_found;
}

static inline void fetch(const TermCursor *cursor, int64_t occurrence) {
    __builtin_prefetch(position_at(cursor, occurrence));
}

/* Whether a phrase stands in a document, in which its two rarest parts are. */
static int stands(const Segment *s, PhraseCursor *cursor, const RarestPlaces *found) {
    if (are_few(found)) {
        if (!stand_together(cursor, found)) return 0;
        /* Of two parts with any accents, that is all. */
        if (cursor->total == 2 && !cursor->cursors[0].term->restricted && !cursor->cursors[1].term->restricted) return 1;
    }
    PhrasePlaces places;
    places.found = 2;
    memcpy(places.at, found->at, sizeof found->at);
    memcpy(places.end, found->end, sizeof found->end);
    return next_origin(s, cursor, found->doc, &places) != INT64_MIN;
}

/* Remove from a set the documents found in which a phrase does not stand. */
static void remove_others(const Segment *s, PhraseCursor *cursor, const RarestPlaces *found, int64_t total, uint64_t *docs) {
    for (int64_t k = 0; k < total; k++)
        if (!stands(s, cursor, &found[k])) docs[found[k].doc >> 6] &= ~(1ull << (found[k].doc & 63));
}

/* Keep the documents of a set in which a phrase of two or more parts stands; all have its terms.
 * The two rarest parts are found in many documents, and their positions fetched, before any of them
 * is read: waiting for them one after the other would take longer than all the rest. */
void keep_standing(const Segment *s, PhraseCursor *cursor, uint64_t *docs) {
    enum { AHEAD = 64 };
    RarestPlaces found[AHEAD];
    int64_t total = 0;
    for (int64_t i = 0; i < cursor->total; i++)
        if (cursor->followed[i]) keep_followed(&cursor->cursors[i].list, cursor->followed[i], s->words, docs);
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
