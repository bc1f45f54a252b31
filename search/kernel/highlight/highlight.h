/* The words of highlighting: letters, words of a text, leaves of a query, passages.
 *
 * Texts are letters of UTF-16. What highlighting must say is what search/highlight/ says, letter by
 * letter. Where that takes more than is known here, of a text or of a whole record, Python says it.
 */
#ifndef BANTIN_HIGHLIGHT_H
#define BANTIN_HIGHLIGHT_H

#include "../kernel.h"

typedef uint16_t Letter;

/* What a letter is. Those of 'a' to 'z' stand for every letter with that base in either case; OTHER
 * is a letter or digit that no syllable of a query has. IS_ODD is added to what no ordinary text
 * has. Of UNSURE, and of letters behind the table, only Python knows what they are. */
enum { SIGN, SPACE, DIGIT, OTHER, UNSURE_LETTER, IS_ODD = 128 };

/* A table of letters: what each is, and the shape and the tone of its accents. */
typedef struct {
    const uint8_t *kinds, *shapes, *tones;
    int64_t count;
} Alphabet;

static inline int kind_with_oddness(const Alphabet *a, Letter letter) {
    return letter < a->count ? a->kinds[letter] : UNSURE_LETTER;
}

static inline int kind_of(const Alphabet *a, Letter letter) { return kind_with_oddness(a, letter) & 127; }

static inline int is_in_word(int kind) { return kind == DIGIT || kind == OTHER || kind >= 'a'; }

/* A syllable without accents, of `length` letters from `letters` on, and the leaves that have it:
 * their numbers are leaf_numbers[first_leaf] to [last_leaf], ascending. */
typedef struct {
    int64_t letters, length, first_leaf, last_leaf;
} Plain;

/* A term of a query. With `shapes` (not -1) it has accents, of which each letter of a text must
 * have the shapes from there on, where they are not 0, and the text all of `tones`. A leaf of a
 * phrase counts only where the phrase is whole. */
typedef struct {
    int64_t term, shapes, tones, is_of_phrase;
} Leaf;

/* Leaves that must follow each other: each the word after the one before. */
typedef struct {
    int64_t first_leaf, last_leaf;
} LeafRow;

/* Digits of a number in a query, without zeros at either end. */
typedef struct {
    int64_t digits, length;
} Numeral;

/* What is highlighted. Leaves with digits are in no plain and no row; `numerals` are theirs, and where
 * one of these may stand, Python highlights the text. `has_amounts` tells whether any is an amount.
 * `length` are the letters of a snippet, and `searched` those of a bulletin that are searched for it. */
typedef struct {
    const Alphabet *alphabet;
    const uint8_t *letters; /* of plains, the shapes of leaves, digits */
    const Plain *plains;
    int64_t plain_total;
    const Leaf *leaves;
    int64_t leaf_total;
    const int64_t *leaf_numbers;
    const LeafRow *rows;
    int64_t row_total;
    const Numeral *numerals;
    int64_t numeral_total, has_amounts;
    int64_t term_total;
    int64_t length, searched;
} Highlighter;

enum { MOST_TERMS = 256, FIRST_LETTERS = 26 };

/* The plains by their first letter: the first of them, and of each the next; -1 ends. */
typedef struct {
    const Highlighter *h;
    int32_t firsts[FIRST_LETTERS];
    int32_t *nexts;
} PlainIndex;

/* A word that may be highlighted: a slice of a text, which word of the text it is, its plain, and
 * the leaf that it answers, or NONE. */
typedef struct {
    int32_t start, end, number, plain, leaf;
} Word;

/* A text, what each of its letters is, and the words in it that have plains of the query; only
 * highlighted ones in the end. */
typedef struct {
    Letter *letters;
    uint8_t *kinds;
    int64_t length;
    Word *words;
    int64_t word_total;
    int is_odd;
} Text;

/* Of a text that is DOUBTFUL, Python must tell which words are highlighted; what is UNSURE it makes
 * alone. */
enum { UNSURE, SURE, DOUBTFUL };

/* ---- record.c ---- */

/* A slice of a stored record. */
typedef struct {
    const uint8_t *at, *end;
} Slice;

/* The values of a stored record that a hit is made of, as JSON. */
enum { ID, TITLE, PUBLISHED, ORGANISATIONS, CODES, PUBLISHER, LEAD, BODY, CAPTIONS, VALUES };

int read_record(Slice record, Slice values[VALUES]);
int next_string(Slice *array, Slice *string);
int decode_text(const Alphabet *a, Slice string, int64_t most, Text *text);

/* ---- numerals.c ---- */

int may_have_numeral(const Highlighter *h, const Text *text, int64_t start, int64_t end);
int may_add(const Highlighter *h, const Text *text, int64_t start, int64_t number, int64_t *decimals);

/* ---- words.c ---- */

int find_words(const PlainIndex *index, Text *text);

/* ---- phrases.c ---- */

void keep_highlighted(const Highlighter *h, Text *text);

/* ---- passage.c ---- */

/* A slice that a snippet can show; the one of the greatest value is shown, of equals the first. */
typedef struct {
    int64_t terms, pairs, closeness, start, end;
} Passage;

int is_better(const Passage *a, const Passage *b);
int improve_passage(const Highlighter *h, const Text *text, uint8_t *paired, Passage *best);

/* ---- cut.c ---- */

/* What is shown of a text, with ellipses, and the slices of it that are highlighted, by starts and
 * ends. */
typedef struct {
    Letter *letters;
    int64_t length;
    int32_t *spans;
    int64_t span_total;
} Shown;

void show_whole(const Alphabet *a, const Text *text, Shown *shown);
void show_passage(const Highlighter *h, const Text *text, const Passage *passage, Shown *shown);

/* ---- row.c ---- */

/* Values of a row: those of the record up to its publisher, spans of the title, the snippet, its spans. */
enum { NULL_SIZE = 4, ROW_VALUES = PUBLISHER + 1 + 3 };

int64_t row_size(const Slice values[VALUES], const Shown *title, const Shown *snippet);
uint8_t *write_row(const Slice values[VALUES], const Shown *title, const Shown *snippet, const uint8_t *from, int64_t starts[ROW_VALUES + 1], uint8_t *to);
uint8_t *write_null(uint8_t *to);

#endif
