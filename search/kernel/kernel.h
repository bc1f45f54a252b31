/* The words of the kernel: what every file of this folder shares.
 *
 * Plain C11 called by ctypes: no Python.h, no global state, no memory of its own. A set of
 * documents is one bit for each document of a segment, in words of 64, lowest bit first. How the
 * arrays of a segment lie on disk is told in docs/segment-file.md, and the pass through them in
 * docs/kernel.md. search/engine/compiled/structs.py has the same structs; whoever changes one
 * changes both, and raises VERSION here and in search/kernel/library.py.
 */
#ifndef BANTIN_KERNEL_H
#define BANTIN_KERNEL_H

#include <stdint.h>
#include <string.h>

#define API __attribute__((visibility("default")))
#define VERSION 7

/* What a call returns: one of these, or how many bytes of scratch it needs to be called again. */
enum { DONE = 0, DAMAGED = -1 };

/* Integers on disk of 1, 2, 4 or 8 bytes each. */
typedef struct {
    const uint8_t *at;
    int64_t bytes;
} Column;

static inline int64_t value_at(const Column *column, int64_t n) {
    switch (column->bytes) {
    case 1: return column->at[n];
    case 2: { uint16_t v; memcpy(&v, column->at + 2 * n, 2); return v; }
    case 4: { uint32_t v; memcpy(&v, column->at + 4 * n, 4); return v; }
    default: { int64_t v; memcpy(&v, column->at + 8 * n, 8); return v; }
    }
}

static inline uint32_t u32_at(const uint8_t *at, int64_t n) {
    uint32_t v;
    memcpy(&v, at + 4 * n, 4);
    return v;
}

/* ---- a segment ---------------------------------------------------------------------------- */

/* The lists of all plain, or of all accented terms. Totals are lengths of arrays. `checked` tells
 * of each list what of it was found whole; see checking.c. */
typedef struct {
    int64_t total;
    Column lengths, docs_at, rows_at;
    const uint8_t *forms;
    const uint32_t *numbers;
    int64_t numbers_total;
    const uint16_t *halves;
    int64_t halves_total;
    const uint64_t *bits;
    int64_t bits_total;
    const uint8_t *rows;
    int64_t rows_total;
    uint8_t *checked;
} PostingLists;

enum { PLAIN, ACCENTED };
enum { SKIPS = 64 };

/* One segment. `boosted`, `totals` and `field_sets` have a value for each row of the frequency
 * table; `alive` is null where nothing is deleted; `norms` and `first` belong to its documents. */
typedef struct {
    int64_t count, words, chunk_bits, chunks, first;
    PostingLists lists[2];
    int64_t row_total, most_occurrences;
    const double *boosted;
    const uint32_t *totals;
    const uint8_t *field_sets;
    Column first_variants, positions_at, variants_at, field_starts;
    const uint8_t *is_wide;
    const uint16_t *positions;
    int64_t positions_total;
    const uint8_t *variants;
    int64_t variants_total;
    const int64_t *skips_at; /* of each plain term, where its skips begin, or -1: it has none */
    uint32_t *skips;         /* the occurrences before each SKIPS-th posting */
    const uint64_t *alive;
    const double *norms;
    int64_t fields;
    double field_boosts[8];
    double k1, word_boost;
} Segment;

/* ---- a query ------------------------------------------------------------------------------ */

/* Terms of a segment, as numbers of lists. With `plain`, one plain term of which only the variants
 * in `allowed` count, or all where it is not `restricted`; else (-1) any lists, without positions. */
typedef struct {
    int64_t pool, first_list, last_list;
    int64_t plain, restricted;
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

/* ---- scratch ------------------------------------------------------------------------------ */

/* Memory of the calling thread. Where it is too small, `take` returns null and counts on. */
typedef struct {
    uint8_t *at;
    int64_t size, used;
} Scratch;

static inline void *take(Scratch *scratch, int64_t bytes) {
    int64_t from = (scratch->used + 63) & ~63ll;
    scratch->used = from + bytes;
    return scratch->used <= scratch->size ? scratch->at + from : 0;
}

/* ---- doc_set.c ---------------------------------------------------------------------------- */

/* Documents are gone through in blocks: what is held of one stays in the first cache. */
enum { BLOCK_WORDS = 32, BLOCK = BLOCK_WORDS * 64 };

int64_t count_docs(const uint64_t *docs, int64_t words);
void keep_docs(uint64_t *docs, const uint64_t *others, int64_t words);
int64_t list_docs(const uint64_t *words, int64_t word_total, int64_t first_word, uint32_t *docs, uint32_t *before);

/* ---- postings.c --------------------------------------------------------------------------- */

enum { NUMBERS, HALVES, BITS };
#define NONE (-1)

/* An open list of postings, and how far it was read: only forwards. `table` chooses among rows
 * where it is not null, and `rare` has the rows of postings that `table` lacks. */
typedef struct {
    int64_t form, length;
    const uint32_t *numbers;
    const uint8_t *chunk_starts;
    const uint16_t *halves;
    const uint64_t *bits;
    const uint8_t *rows, *table, *rare;
    int64_t table_total, rare_total;
    int64_t posting, chunk, chunk_end; /* of numbers and halves */
    int64_t word, before;              /* of bits: postings in the words before */
} List;

void open_list(const Segment *s, int64_t pool, int64_t number, List *list);
void rewind_list(const Segment *s, List *list);
int64_t posting_of(const Segment *s, List *list, int64_t doc);
void add_docs(const Segment *s, const List *list, uint64_t *docs);
uint32_t row_of(const List *list, int64_t posting);
int64_t chunk_end(const Segment *s, const List *list, int64_t chunk);

/* ---- checking.c --------------------------------------------------------------------------- */

enum { DOCS_WHOLE = 1, ROWS_WHOLE = 2, POSITIONS_WHOLE = 4 };

int check_list(const Segment *s, int64_t pool, int64_t number, int what);

/* ---- occurrences.c ------------------------------------------------------------------------ */

/* Where a plain term occurs, document by document. */
typedef struct {
    List list;
    const Term *term;
    int64_t posting;              /* of the document gone to, or NONE */
    int64_t counted, occurrences; /* those before the posting `counted` */
    const uint32_t *skips;        /* null where the list is short */
    uint32_t totals[256];
    int64_t is_wide, variant_total;
    const uint16_t *positions;
    const uint8_t *variants;
} TermCursor;

/* The parts of a phrase, those with the shortest lists first. */
enum { MOST_PARTS = 64 };
typedef struct {
    TermCursor *cursors;
    int64_t total;
    int64_t positions[MOST_PARTS];
} PhraseCursor;

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

void open_term(const Segment *s, const Term *term, TermCursor *cursor);
int open_phrase(const Query *q, const Phrase *phrase, TermCursor *room, PhraseCursor *cursor);
void keep_standing(const Segment *s, PhraseCursor *cursor, uint64_t *docs);
void take_unit(const Query *q, const Unit *unit, Scratch *scratch, UnitCursor *cursor);
void open_unit(const Query *q, const Unit *unit, UnitCursor *cursor);
int go_to_doc(const Segment *s, UnitCursor *cursor, int64_t doc);
void find_name(const Segment *s, UnitCursor *name, int64_t doc);
int are_adjacent(const Segment *s, UnitCursor *left, UnitCursor *right, int64_t doc);
double weigh_adjacent(const Segment *s, UnitCursor *left, UnitCursor *right, int64_t doc, double *inside);
int64_t field_of(const Segment *s, int64_t doc, uint32_t position);
int check_query(const Query *q);

/* ---- matching.c --------------------------------------------------------------------------- */

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

/* ---- top_hits.c --------------------------------------------------------------------------- */

/* The best documents so far: a heap with the worst of them first. Of equal scores the lower rank
 * is better. Documents are numbered through all segments. */
typedef struct {
    int64_t limit, total;
    int64_t *docs;
    double *scores;
    uint32_t *ranks;
} TopHits;

void keep_hit(TopHits *hits, int64_t doc, double score, uint32_t rank);
void sort_hits(TopHits *hits);
double least_score(const TopHits *hits);

/* ---- counting.c --------------------------------------------------------------------------- */

/* The terms of a keyword field in document order: those of document n are
 * values[ends[n]] to values[ends[n + 1]]; ends of the first document may be any offset. Behind the
 * last value there is room to read AT_ONCE more. */
enum { AT_ONCE = 8 };

typedef struct {
    const uint32_t *ends;
    const uint16_t *values;
} KeywordColumn;

#endif
