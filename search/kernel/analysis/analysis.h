/* The words of analysis: letters, chunks, their units and tokens, pyvi's model, and fixed writings. */
#ifndef BANTIN_ANALYSIS_H
#define BANTIN_ANALYSIS_H

#include "../kernel.h"

/* What a letter can be, as bits; search/text/typed_starts.py tells of each of LETTERS. */
enum { LETTERS = 1 << 16 };
enum { READABLE_LETTER = 1, SIGN_LETTER = 2, SPACE_LETTER = 4, WORD_LETTER = 8, DIGIT_LETTER = 16, DASH_LETTER = 32, CUE_LETTER = 64, I_LETTER = 128 };

/* Stands for a letter that is not told of; no text has it. */
enum { NO_LETTER = 0xffff };

/* What the letters of a text are together, as bits. */
enum { OTHER_LETTER = 1, WIDE_GAP = 2 };

API int64_t bt_is_tidy(const uint8_t *wanted, const uint16_t *text, int64_t length);
API int64_t bt_lower(const uint16_t *lower, const uint16_t *text, int64_t length, uint16_t *lowered);

/* Letters of a kind of document, as KH or VBHN. */
enum { SHORTEST_KIND = 2, LONGEST_KIND = 4 };

API void bt_find_typed_starts(const uint8_t *kinds, const uint32_t *letters, const int64_t *bounds, int64_t count, int64_t *ends, int64_t *start_ends, int32_t *starts);

/* What a letter is to runs of capitals, as bits: of a word; a capital or digit; a capital; a sign that ends
 * runs, as masks do; a sign that is a word of a run by itself, as masks in capitals are. */
enum { ALNUM_LETTER = 1, CAPITAL_LETTER = 2, CASED_LETTER = 4, BARRIER_LETTER = 8, SHOUT_LETTER = 16 };

API void bt_lower_shouts(const uint8_t *kinds, const uint16_t *lower, uint16_t *text, int64_t length);

/* A chunk in the table of chunks: its letters are `length` of the table's from `start` on. */
typedef struct {
    uint32_t hash;
    int32_t number; /* what its table gave it */
    uint32_t start, length; /* no chunk is empty: a free slot has the length 0 */
} ChunkSlot;

/* Distinct chunks, found by their letters in UTF-16. */
typedef struct {
    const uint8_t *is_space; /* for each of 65,536 letters */
    ChunkSlot *slots;
    int64_t mask; /* the number of slots, a power of two, less 1 */
    uint16_t *letters;
    int64_t letter_count;
} ChunkIndex;

API int64_t bt_find_chunks(const ChunkIndex *index, const uint16_t *text, int64_t length, int32_t *numbers, int64_t *new_spans);
API void bt_add_chunks(ChunkIndex *index, const uint16_t *text, const int64_t *spans, const int32_t *numbers, int64_t count);
API void bt_move_chunks(const ChunkIndex *index, const ChunkSlot *slots, int64_t count);

/* Rows of integers of different lengths: row n has the values from ends[n] to ends[n + 1]. */
typedef struct {
    const int32_t *ends;
    const int32_t *values;
} Rows;

API int64_t bt_count_rows(const Rows *rows, const int32_t *numbers, int64_t count);
API void bt_read_chunks(const Rows *unit_rows, const Rows *token_rows, const Rows *token_unit_rows, const int32_t *numbers, int64_t count, int32_t *units, int64_t *unit_counts, int32_t *tokens, int64_t *token_units);

/* What a token adds to the scores of labels; search/text/segmentation/token_table.py says more. */
typedef struct {
    double own, for_next, for_previous;
    int64_t syllable, letters;
    uint8_t joins, is_capital;
} TokenRow;

/* A set of integers by the slots that they fall into, `mask` + 1: those of slot n have the indexes from
 * firsts[n] to firsts[n + 1]. A bit tells of each slot whether it has any. */
typedef struct {
    const int64_t *by_slot;
    const int32_t *firsts;
    const uint8_t *taken_bits;
    int64_t mask;
} KeySet;

/* pyvi's model: words by the numbers of their syllables, and what they and transitions add. */
typedef struct {
    KeySet pairs, triples;
    int64_t base;
    double previous_pair, next_pair, previous_triple, next_triple;
    double transitions[2][2];
    double rounding; /* of a lead, by the square of a sentence's length */
} LabelModel;

API int64_t bt_label(const LabelModel *model, const TokenRow *rows, const int32_t *tokens, int64_t count, double *leads, uint8_t *labels, int64_t *close_spans);
API void bt_join(const TokenRow *rows, const int32_t *tokens, int64_t count, uint8_t *labels);

/* What a letter is to writings, as bits: one within a word, after which no word begins; the first of any. */
enum { INNER_LETTER = 1, FIRST_LETTER = 2 };

/* Fixed writings in UTF-16: their letters one below the other, the common ones once. */
typedef struct {
    const uint8_t *classes, *kinds; /* for each of 65,536 letters; class 0 is in no writing */
    const int32_t *nodes;           /* the node below each by the class of a letter; node 0 is the root */
    int64_t class_count;
    const int32_t *numbers; /* of the writing that ends in each node, NONE for most */
    const uint8_t *pairs;   /* 1 where a writing begins with letters of two classes, or has the first alone */
} Trie;

API int64_t bt_find_starts(const Trie *trie, const uint16_t *text, int64_t length, int32_t *starts);
API int64_t bt_find_longest(const Trie *trie, const uint16_t *text, int64_t length, int32_t *found);

#endif
