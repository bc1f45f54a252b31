/* Looks where codes, dates and amounts may start, in texts whose letters all are readable.
 *
 * What is missed is lost, and what is found in vain costs a look by the tokenizer's expressions: a
 * start is told where they may match, by the signs of search/text/tokenizer.py. */
#include "analysis.h"

typedef struct {
    const uint8_t *kinds;
    const uint32_t *letters;
    int64_t length;
} Text;

static int is_a(const Text *text, int64_t at, int kind) { return at >= 0 && at < text->length && text->kinds[text->letters[at]] & kind; }

/* A letter, of A to Z the small one; 0 outside of the text. */
static uint32_t letter(const Text *text, int64_t at) {
    if (at < 0 || at >= text->length) return 0;
    uint32_t own = text->letters[at];
    return own >= 'A' && own <= 'Z' ? own + 'a' - 'A' : own;
}

static int64_t skip(const Text *text, int64_t at, int kind, int64_t most) {
    int64_t start = at;
    while (at - start < most && is_a(text, at, kind)) at++;
    return at;
}

/* Whether what follows digits goes on as a code does: 73-NQ, 15 /2020, 12a KH/. */
static int goes_on_as_code(const Text *text, int64_t at) {
    if (letter(text, at) >= 'a' && letter(text, at) <= 'c') at++;
    int64_t first = skip(text, at, SPACE_LETTER, 2);
    if (is_a(text, first, DASH_LETTER)) return 1;
    int64_t last = skip(text, first, WORD_LETTER, LONGEST_KIND);
    return first > at && last - first >= SHORTEST_KIND && is_a(text, skip(text, last, SPACE_LETTER, 2), DASH_LETTER);
}

/* As the month of a day does: "10 tháng", "10, tháng". */
static int goes_on_as_day(const Text *text, int64_t at) {
    if (letter(text, at) == ',') at++;
    int64_t month = skip(text, at, SPACE_LETTER, text->length);
    return month > at && letter(text, month) == 't' && letter(text, month + 1) == 'h';
}

/* As the word of an amount does: tỷ, triệu, nghìn, ngàn. */
static int goes_on_as_amount(const Text *text, int64_t at) {
    at = skip(text, at, SPACE_LETTER, 2);
    uint32_t first = letter(text, at), second = letter(text, at + 1);
    if (first == 'n') return second == 'g';
    return first == 't' && (second == 'r' || is_a(text, at + 1, I_LETTER));
}

/* Whether a number that ends at `at` may be a code, a date or an amount, or begin one. */
static int goes_on(const Text *text, int64_t at) {
    uint32_t own = letter(text, at);
    if ((own == '.' || own == ',' || own == '/' || own == '-') && is_a(text, at + 1, DIGIT_LETTER)) return 1;
    return goes_on_as_code(text, at) || goes_on_as_day(text, at) || goes_on_as_amount(text, at);
}

/* Where ngày, mùng, mồng or tháng starts that stands before a number, -1 if none does. */
static int64_t introduction(const Text *text, int64_t number) {
    int64_t end = number;
    while (is_a(text, end - 1, SPACE_LETTER)) end--;
    if (end == number) return -1;
    uint32_t last = letter(text, end - 1), fourth = letter(text, end - 4);
    if (last == 'y') return fourth == 'n' && letter(text, end - 3) == 'g' ? end - 4 : -1;
    if (last != 'g' || letter(text, end - 2) != 'n') return -1;
    if (fourth == 'm') return end - 4;
    return fourth == 'h' && letter(text, end - 5) == 't' ? end - 5 : -1;
}

/* Whether a q begins the word of a quarter before its number: quý IV, Quy 3, qúy 1. */
static int is_quarter(const Text *text, int64_t at) {
    uint32_t vowel = letter(text, at + 1);
    if (vowel != 'u' && vowel != 0xfa && vowel != 0xda) return 0; /* ú, Ú */
    if (!is_a(text, at + 2, WORD_LETTER) && letter(text, at + 2) != '_') return 0;
    int64_t number = skip(text, at + 3, SPACE_LETTER, text->length);
    uint32_t first = letter(text, number);
    return number > at + 3 && (first == 'i' || first == 'v' || is_a(text, number, DIGIT_LETTER));
}

static int64_t find_starts(const Text *text, int32_t *starts) {
    int64_t found = 0;
    for (int64_t at = 0; at < text->length; at++) {
        if (!(text->kinds[text->letters[at]] & CUE_LETTER)) continue;
        if (is_a(text, at, DIGIT_LETTER)) {
            int64_t number = at;
            at = skip(text, at, DIGIT_LETTER, text->length) - 1;
            if (is_a(text, number - 1, WORD_LETTER)) continue;
            int64_t word = introduction(text, number);
            if (word >= 0) starts[found++] = (int32_t)word;
            if (goes_on(text, at + 1)) starts[found++] = (int32_t)number;
        } else if (letter(text, at) == 'q') {
            if (!is_a(text, at - 1, WORD_LETTER) && is_quarter(text, at)) starts[found++] = (int32_t)at;
        } else {
            /* The C of a standard: QCVN, TCVN. */
            uint32_t before = letter(text, at - 1);
            if ((before == 'q' || before == 't') && !is_a(text, at - 2, WORD_LETTER)) starts[found++] = (int32_t)(at - 1);
        }
    }
    return found;
}

/* Find where a text ends without the signs at its end; -1 if it has letters that are not readable. */
static int64_t readable_end(const uint8_t *kinds, const uint32_t *letters, int64_t length) {
    int64_t end = 0;
    for (int64_t at = 0; at < length; at++) {
        if (letters[at] >= LETTERS || !(kinds[letters[at]] & READABLE_LETTER)) return -1;
        if (!(kinds[letters[at]] & SIGN_LETTER)) end = at + 1;
    }
    return end;
}

/* Write where each of `count` texts ends, which stand between `bounds` in `letters`, -1 where one is
 * not readable, and where the starts of each end among `starts`, which count from its own first
 * letter. There may be as many starts as letters and texts together. */
API void bt_find_typed_starts(const uint8_t *kinds, const uint32_t *letters, const int64_t *bounds, int64_t count, int64_t *ends, int64_t *start_ends, int32_t *starts) {
    int64_t found = 0;
    for (int64_t i = 0; i < count; i++) {
        const uint32_t *own = letters + bounds[i];
        ends[i] = readable_end(kinds, own, bounds[i + 1] - bounds[i]);
        Text text = {kinds, own, ends[i]};
        if (ends[i] > 0) found += find_starts(&text, starts + found);
        start_ends[i] = found;
    }
}
