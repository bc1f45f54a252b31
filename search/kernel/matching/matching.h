/* The words of a query on a segment: clauses, cursors of terms, phrases and units. */
#ifndef BANTIN_MATCHING_H
#define BANTIN_MATCHING_H

#include "../segment/segment.h"

/* Terms of a segment, as numbers of lists. With `plain`, one plain term of which only the variants
 * in `allowed` count, or all where it is not `restricted`; else (-1) any lists, without positions.
 * `bucket` is the one of its plain term among followers. */
typedef struct {
    int64_t pool, first_list, last_list;
    int64_t plain, bucket, restricted;
    uint64_t allowed[4];
} Term;

/* Terms at the distances of some positions. */
typedef struct {
    int64_t term, position;
} Part;

typedef struct {
    int64_t first_part, last_part;
} Phrase;

enum { TERM, PHRASE, ANY, ENOUGH };

/* `first` is a term or a phrase; or `first` to `last` are children. Where ENOUGH must match, their
 * weights, in the order in which they are added, must come to the weight that stands at `last`. */
typedef struct {
    int64_t kind, first, last;
} Clause;

/* What counts as one term of the score: a term, or (-1) a name, spelled as any of some phrases.
 * `certain` where every matching document has it. */
typedef struct {
    int64_t term, first_phrase, last_phrase, certain;
} Unit;

/* A unit and what it weighs: weight times idf. */
typedef struct {
    int64_t unit;
    double weight;
} ScoredUnit;

/* Two units that the reader typed next to each other. */
typedef struct {
    int64_t left, right;
    double weight;
} Pair;

/* A query on one segment, with the set of documents that it is about: an answer of matching, a
 * question of scoring. */
typedef struct {
    const Segment *segment;
    const int64_t *lists;
    const Term *terms;
    int64_t term_total;
    const Part *parts;
    const Phrase *phrases;
    const Clause *clauses;
    const int64_t *children;
    const double *weights; /* beside children */
    int64_t required, required_last, excluded_last; /* ranges of children, one after the other */
    int64_t depth; /* of the deepest clause */
    int64_t most_parts; /* of a phrase */
    const Unit *units;
    int64_t unit_total;
    uint64_t *docs;
    int64_t docs_total;
} Query;

/* ---- checked_query.c ---- */

int check_query(const Query *q);
int check_positions(const Query *q);

/* ---- variant_codes.c ---- */

/* Which variants the occurrences of a plain term are, as codes of 2, 4 or 8 bits (1 << shift), the
 * first one lowest. With `common_total`, the variant of each code stands at `common`, and the code
 * behind the last is that of rare ones: their occurrences are at `rare`, then they, a byte each. */
typedef struct {
    int64_t form, shift, is_restricted;
    const uint8_t *at;
    uint32_t mask, doubtful; /* the code of occurrences that may be allowed or not */
    int64_t common_total, rare_total;
    const uint8_t *common, *rare;
    uint64_t allowed[4]; /* codes */
} VariantCodes;

/* Where the code of an occurrence is stored. */
static inline const uint8_t *code_place(const VariantCodes *codes, int64_t occurrence) { return codes->at + (occurrence << codes->shift >> 3); }

static inline uint32_t code_at(const VariantCodes *codes, int64_t occurrence) {
    return *code_place(codes, occurrence) >> (occurrence << codes->shift & 7) & codes->mask;
}

static inline int is_variant_in(const uint64_t *variants, uint32_t variant) { return variant < MOST_VARIANTS && variants[variant >> 6] >> (variant & 63) & 1; }

void open_variants(const Segment *s, int64_t plain, const uint64_t *allowed, VariantCodes *codes);
uint32_t rare_variant(const VariantCodes *codes, int64_t occurrence);
uint32_t variant_of(const VariantCodes *codes, int64_t occurrence);

/* ---- term_cursor.c ---- */

/* Where a plain term occurs, document by document. */
typedef struct {
    List list;
    const Term *term;
    int64_t posting;              /* of the document gone to, or NONE */
    int64_t counted, occurrences; /* those before the posting `counted` */
    _Atomic uint32_t *skips;      /* null where the list is short */
    uint32_t totals[256];
    int64_t position_form, variant_total;
    const uint8_t *positions;
    int64_t rare_total; /* positions that twelve bits have no room for: their occurrences at `rare`, then they */
    const uint8_t *rare;
    VariantCodes variants;
} TermCursor;

/* Where the position of an occurrence is stored. */
static inline const uint8_t *position_at(const TermCursor *cursor, int64_t occurrence) {
    if (cursor->position_form >= TWELVE_BITS) return cursor->positions + (3 * occurrence >> 1);
    return cursor->positions + (occurrence << (cursor->position_form == FOUR_BYTES ? 2 : 1));
}

static inline uint32_t twelve_bits_at(const TermCursor *cursor, int64_t occurrence) {
    return u16_at(position_at(cursor, occurrence)) >> ((occurrence & 1) << 2) & 4095;
}

uint32_t rare_position(const TermCursor *cursor, int64_t occurrence);
void read_rare_positions(const TermCursor *cursor, int64_t first, int64_t total, uint32_t *positions);

/* Twice the position of an occurrence, plus 1 where a word of pyvi's goes on after it. */
static inline uint32_t packed_at(const TermCursor *cursor, int64_t occurrence) {
    const uint8_t *at = position_at(cursor, occurrence);
    if (cursor->position_form < TWELVE_BITS) return cursor->position_form == TWO_BYTES ? u16_at(at) : u32_at(at, 0);
    uint32_t packed = twelve_bits_at(cursor, occurrence);
    return __builtin_expect(packed == RARE_POSITION, 0) ? rare_position(cursor, occurrence) : packed;
}

static inline int is_allowed(const TermCursor *cursor, int64_t occurrence) {
    const VariantCodes *variants = &cursor->variants;
    if (!variants->is_restricted) return 1;
    uint32_t code = code_at(variants, occurrence);
    if (__builtin_expect(code == variants->doubtful, 0)) return is_variant_in(cursor->term->allowed, rare_variant(variants, occurrence));
    return variants->allowed[code >> 6] >> (code & 63) & 1;
}

void open_term(const Segment *s, const Term *term, TermCursor *cursor);
int64_t count_occurrences(const Segment *s, TermCursor *cursor, int64_t *first);

/* ---- phrase_cursor.c ---- */

/* The parts of a phrase, those with the shortest lists first. */
enum { MOST_PARTS = 64 };
typedef struct {
    TermCursor *cursors;
    int64_t total;
    int64_t positions[MOST_PARTS];
    const uint8_t *followed[MOST_PARTS]; /* the postings of each that the part behind it may follow, or null */
} PhraseCursor;

/* Where the parts of a phrase are in one document: occurrences from `at` to `end`; parts from
 * `found` on were not asked for yet. */
typedef struct {
    int64_t at[MOST_PARTS], end[MOST_PARTS];
    int64_t found;
} PhrasePlaces;

int open_phrase(const Query *q, const Phrase *phrase, TermCursor *room, PhraseCursor *cursor);
int may_stand_in(const Segment *s, PhraseCursor *cursor, int64_t doc);
int64_t next_origin(const Segment *s, PhraseCursor *cursor, int64_t doc, PhrasePlaces *places);
void keep_standing(const Segment *s, PhraseCursor *cursor, uint64_t *docs);

/* ---- unit_cursor.c ---- */

/* A unit. Where a name begins and ends in the document gone to stands in `firsts` and `lasts`,
 * ascending; a term has its positions in the segment, from the occurrence `first` on. */
typedef struct {
    TermCursor *term; /* null for a name */
    PhraseCursor *phrases;
    int64_t phrase_total;
    uint32_t *firsts, *lasts, *spare;
    int64_t first, first_total, last_total;
    int64_t is_found; /* whether all of this is of the document gone to */
} UnitCursor;

/* Whether a unit may be in the segment: a name may be spelled in other ways. */
static inline int is_in_segment(const Query *q, const Unit *unit) { return unit->term < 0 || q->terms[unit->term].plain >= 0; }

void take_unit(const Query *q, const Unit *unit, Scratch *scratch, UnitCursor *cursor);
void open_unit(const Query *q, const Unit *unit, UnitCursor *cursor);
int go_to_doc(const Segment *s, UnitCursor *cursor, int64_t doc);
void find_name(const Segment *s, UnitCursor *name, int64_t doc);
int64_t field_of(const Segment *s, int64_t doc, uint32_t position);

/* ---- neighbours.c ---- */

double weigh_adjacent(const Segment *s, UnitCursor *left, UnitCursor *right, int64_t doc, double *inside);

/* ---- matching.c ---- */

/* The sets of terms, made when they are first asked for. */
typedef struct {
    const Query *query;
    const uint64_t **terms;
    uint64_t *term_room, *clause_room;
    TermCursor *cursors;
    double *sums;
} Matcher;

void take_matcher(const Query *q, Scratch *scratch, Matcher *m);
const uint64_t *term_docs(Matcher *m, int64_t term);
const uint64_t *phrase_docs(Matcher *m, int64_t phrase, const uint64_t *within, uint64_t *docs);

#endif
