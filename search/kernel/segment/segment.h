/* The words of a segment: columns, posting lists, sets of documents.
 *
 * How its arrays lie on disk is told in docs/segment-file.md. A set of documents is one bit for each
 * document of a segment, in words of 64, lowest bit first.
 */
#ifndef BANTIN_SEGMENT_H
#define BANTIN_SEGMENT_H

#include <stdatomic.h>
#if defined(__SSSE3__)
#include <tmmintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#include "../kernel.h"

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

static inline uint32_t u16_at(const uint8_t *at) {
    uint16_t v;
    memcpy(&v, at, 2);
    return v;
}

static inline uint32_t u32_at(const uint8_t *at, int64_t n) {
    uint32_t v;
    memcpy(&v, at + 4 * n, 4);
    return v;
}

/* The place of a number among ascending ones of four bytes, or of the first one behind it. */
static inline int64_t place_of(const uint8_t *numbers, int64_t total, int64_t number) {
    int64_t low = 0, high = total;
    while (low < high) {
        int64_t middle = (low + high) >> 1;
        if (u32_at(numbers, middle) < (uint64_t)number) low = middle + 1;
        else high = middle;
    }
    return low;
}

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
    _Atomic uint8_t *checked;
} PostingLists;

enum { PLAIN, ACCENTED };

/* How the positions of a plain term are stored, and what stands in twelve bits for a greater one. */
enum { TWO_BYTES, FOUR_BYTES, TWELVE_BITS, RARE_BEFORE };
enum { RARE_POSITION = 4095 };

/* How it is stored which variant each occurrence of a plain term is. */
enum { ONE_VARIANT, HALF_BYTE, BYTE, FOUR_BYTE_VARIANTS, TWO_BITS, COMMON_HALVES };

/* Of more variants than these the kernel tells none apart, but for counting n-grams. */
enum { MOST_VARIANTS = 256 };

/* How many common variants a form tells apart; the others are rare. */
static inline int64_t common_total(int64_t form) { return form == TWO_BITS ? 3 : form == COMMON_HALVES ? 15 : 0; }

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
    Column first_variants, positions_at, variants_at, field_starts, field_lengths;
    const uint8_t *position_forms;
    const uint16_t *positions;
    int64_t positions_total;
    const uint8_t *variant_forms;
    const uint8_t *variants;
    int64_t variants_total;
    const int64_t *skips_at; /* of each plain term, where its skips begin, or -1: it has none */
    _Atomic uint32_t *skips; /* the occurrences before each SKIPS-th posting; see checking.c */
    const uint32_t *followed_terms; /* the plain terms with followers, ascending */
    int64_t followed_total;
    Column followers_at;
    const uint8_t *followers;
    int64_t followers_total;
    const uint64_t *alive;
    const double *norms;
    int64_t fields;
    double field_boosts[8];
    double k1, word_boost;
} Segment;

/* ---- doc_set.c ---- */

/* Documents are gone through in blocks: what is held of one stays in the first cache. */
enum { BLOCK_WORDS = 32, BLOCK = BLOCK_WORDS * 64 };

int64_t count_docs(const uint64_t *docs, int64_t words);
void keep_docs(uint64_t *docs, const uint64_t *others, int64_t words);
int64_t list_docs(const uint64_t *words, int64_t word_total, int64_t first_word, uint32_t *docs, uint32_t *before);

/* ---- bit_table.c ---- */

/* What each byte of a set of documents says, in a byte for each of eight: `places` are those of its bits
 * that are set, end to end; `ranks` tell of each bit how many are set before it, and 128 if it is not. */
typedef struct {
    uint64_t places[256], ranks[256];
} BitTable;

/* Of more documents in a word, on average, it is quicker to go through its bytes than its bits. */
enum { MANY = 16 };

void fill_table(BitTable *table);
int64_t list_many(const BitTable *table, const uint64_t *words, int64_t word_total, int64_t first_word, uint32_t *docs, uint32_t *before);

/* The bytes at some places of eight, and 0 for places above 7. */
static inline uint64_t shuffle(uint64_t bytes, uint64_t places) {
#if defined(__SSSE3__)
    return (uint64_t)_mm_cvtsi128_si64(_mm_shuffle_epi8(_mm_cvtsi64_si128((int64_t)bytes), _mm_cvtsi64_si128((int64_t)places)));
#elif defined(__aarch64__)
    return vget_lane_u64(vreinterpret_u64_u8(vtbl1_u8(vcreate_u8(bytes), vcreate_u8(places))), 0);
#else
    uint64_t found = 0;
    for (int at = 0; at < 64; at += 8) {
        uint64_t place = places >> at & 255;
        if (place < 8) found |= (bytes >> 8 * place & 255) << at;
    }
    return found;
#endif
}

/* ---- postings.c ---- */

enum { NUMBERS, HALVES, BITS };
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

/* ---- followers.c ---- */

enum { BUCKETS = 8 };

static inline int is_followed(const uint8_t *followed, int64_t posting) { return followed[posting >> 3] >> (posting & 7) & 1; }

int64_t followed_number(const Segment *s, int64_t plain);
int64_t followers_size(int64_t length);
const uint8_t *open_followed(const Segment *s, int64_t plain, int64_t bucket);
void keep_followed(const List *list, const uint8_t *followed, int64_t words, uint64_t *docs);

/* ---- checking.c ---- */

enum { DOCS_WHOLE = 1, ROWS_WHOLE = 2, POSITIONS_WHOLE = 4 };

int check_list(const Segment *s, int64_t pool, int64_t number, int what);

/* ---- counting.c ---- */

/* What facets count, in document order: the values of document n are values[ends[n]] to
 * values[ends[n + 1]]; ends of the first document may be any offset. Behind the last value there is
 * room to read AT_ONCE more. Values that many documents have, at most MOST_FREQUENT, are not among
 * these: `bits` has for each word of documents one word of each of them. There are `count` documents,
 * and `of_all` has how many of them have each of the `value_total` values, those kept as bits apart. */
enum { AT_ONCE = 16, MOST_FREQUENT = 8 };

typedef struct {
    const uint32_t *ends;
    const uint16_t *values;
    const uint16_t *frequent;
    int64_t frequent_total;
    const uint64_t *bits;
    int64_t count, value_total;
    const uint32_t *of_all;
} FacetColumn;

#endif
