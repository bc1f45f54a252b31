/* Cuts the snippet out of a text, and unites highlights with only white space between them. */
#include "highlight.h"

enum { ELLIPSIS = 0x2026 };

static inline int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
static inline int64_t most(int64_t a, int64_t b) { return a > b ? a : b; }

static int is_space(const Alphabet *a, Letter letter) { return kind_of(a, letter) == SPACE; }

/* Whether a text may not be cut at an offset: of the letters here, only the end of a line in two
 * characters is one. */
static int is_inside(const Text *text, int64_t at) {
    return at > 0 && at < text->length && text->letters[at - 1] == '\r' && text->letters[at] == '\n';
}

/* Whether a letter of the table is a digit, raised ones among them. */
static int is_digit(Letter letter) { return (letter >= '0' && letter <= '9') || letter == 0xb2 || letter == 0xb3 || letter == 0xb9; }

/* Whether what ends and what starts there are read as one: with only white space between them, or a
 * slash between numbers. */
static int is_joined(const Alphabet *a, const Text *text, int64_t end, int64_t start) {
    const Letter *letters = text->letters;
    if (start == end + 1 && letters[end] == '/') return is_digit(letters[end - 1]) && is_digit(letters[start]);
    while (end < start && is_space(a, letters[end])) end++;
    return end >= start;
}

/* Add a slice to those that are highlighted, of a text that is shown from `shift` letters before. */
static void add_span(const Alphabet *a, const Text *text, int64_t start, int64_t end, Shown *shown) {
    int32_t *last = shown->spans + 2 * shown->span_total;
    if (shown->span_total && is_joined(a, text, last[-1], start)) {
        last[-1] = (int32_t)end;
        return;
    }
    last[0] = (int32_t)start;
    last[1] = (int32_t)end;
    shown->span_total++;
}

static void add_word(const Alphabet *a, const Text *text, const Word *word, Shown *shown) {
    add_span(a, text, word->start, word->end + is_inside(text, word->end), shown);
}

/* Highlight a whole text; its letters are not written. */
void show_whole(const Alphabet *a, const Text *text, Shown *shown) {
    shown->span_total = 0;
    for (int64_t i = 0; i < text->word_total; i++) add_word(a, text, &text->words[i], shown);
}

/* Where the first word at or after `start` and before `first` begins; else `start`. */
static int64_t next_word(const Alphabet *a, const Text *text, int64_t start, int64_t first) {
    int64_t at = start;
    while (at < first && !is_space(a, text->letters[at])) at++;
    if (at >= first) return start;
    while (at < first && is_space(a, text->letters[at])) at++;
    return at;
}

/* Where the last word that begins between `last` and `end` and is cut off there begins, without the
 * white space before it; else `end`. */
static int64_t last_word(const Alphabet *a, const Text *text, int64_t last, int64_t end) {
    int64_t at = end;
    while (at > last && !is_space(a, text->letters[at - 1])) at--;
    if (at <= last) return end;
    while (at > last && is_space(a, text->letters[at - 1])) at--;
    return at;
}

/* The offsets to cut a text at; a third of the spare length goes before the passage. */
static void find_bounds(const Highlighter *h, const Text *text, int64_t first, int64_t last, int64_t *start, int64_t *end) {
    const Alphabet *a = h->alphabet;
    *start = 0, *end = text->length;
    if (text->length <= h->length) return;
    int64_t room = most(0, h->length - (last - first));
    *start = most(0, least(first - room / 3, text->length - h->length));
    *end = most(*start + h->length, last);
    if (*start > 0 && !is_space(a, text->letters[*start - 1])) *start = next_word(a, text, *start, first);
    if (*end < text->length && !is_space(a, text->letters[*end])) *end = last_word(a, text, last, *end);
    *start += is_inside(text, *start);
    *end = most(last, *end - is_inside(text, *end));
}

/* Show about `length` letters around a passage. */
void show_passage(const Highlighter *h, const Text *text, const Passage *passage, Shown *shown) {
    const Alphabet *a = h->alphabet;
    int64_t last = least(passage->end, passage->start + h->length), start, end, n = 0;
    find_bounds(h, text, passage->start, last + is_inside(text, last), &start, &end);
    shown->span_total = 0;
    for (int64_t i = 0; i < text->word_total; i++)
        if (text->words[i].start < end && text->words[i].end > start) add_word(a, text, &text->words[i], shown);
    int64_t shift = (start > 0) - start;
    for (int64_t i = 0; i < shown->span_total; i++) {
        shown->spans[2 * i] = (int32_t)(most(shown->spans[2 * i], start) + shift);
        shown->spans[2 * i + 1] = (int32_t)(least(shown->spans[2 * i + 1], end) + shift);
    }
    if (start > 0) shown->letters[n++] = ELLIPSIS;
    memcpy(shown->letters + n, text->letters + start, (size_t)(end - start) * sizeof *text->letters);
    n += end - start;
    if (end < text->length) shown->letters[n++] = ELLIPSIS;
    shown->length = n;
}
