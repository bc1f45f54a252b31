/* Tells where numbers, dates, amounts or codes of a query may stand in a text.
 *
 * Whatever stands for the same has the same digits, but for zeros at either end, grouping and units:
 * 8,2 tỷ and 8.200.000.000 both begin with 8. So the digits of its first number that is not zero
 * begin those of the query.
 */
#include "highlight.h"

static int is_zero(Letter letter) { return letter == '0'; }

static int begins(const Highlighter *h, const Numeral *numeral, const Letter *digits, int64_t length) {
    if (length > numeral->length || (!length && numeral->length)) return 0;
    for (int64_t i = 0; i < length; i++)
        if (digits[i] != h->letters[numeral->digits + i]) return 0;
    return 1;
}

/* Whether a run of digits in a text may belong to what a query has. */
static int may_belong(const Highlighter *h, const Letter *from, const Letter *to) {
    while (from < to && is_zero(*from)) from++;
    while (from < to && is_zero(to[-1])) to--;
    for (int64_t n = 0; n < h->numeral_total; n++)
        if (begins(h, &h->numerals[n], from, to - from)) return 1;
    return 0;
}

/* Whether any digits of a word may belong to what a query has. */
int may_have_numeral(const Highlighter *h, const Text *text, int64_t start, int64_t end) {
    for (int64_t at = start; at < end; at++) {
        if (text->kinds[at] != DIGIT) continue;
        int64_t first = at;
        while (at < end && text->kinds[at] == DIGIT) at++;
        if (may_belong(h, text->letters + first, text->letters + at)) return 1;
    }
    return 0;
}

/* Whether a number that begins a word may add to decimals before it: 9,7 tỷ 500 triệu is 10,2 tỷ,
 * which begins with other digits. `decimals` is the number of the last word that were decimals, or
 * NONE; up to two words of a unit stand between. */
int may_add(const Highlighter *h, const Text *text, int64_t start, int64_t number, int64_t *decimals) {
    const Letter *before = text->letters + start;
    if (!h->has_amounts || !start || text->kinds[start] != DIGIT) return 0;
    if (kind_of(h->alphabet, before[-1]) == SPACE) return *decimals != NONE && number - *decimals <= 3;
    if (start > 1 && (before[-1] == '.' || before[-1] == ',') && text->kinds[start - 2] == DIGIT) *decimals = number;
    return 0;
}
