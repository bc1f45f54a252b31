/* Lowers the runs of capitals of a text, as search/text/masking.py does with an expression. */
#include "analysis.h"

typedef struct {
    int64_t start, end; /* empty for a mask in capitals, which has nothing to lower */
    int has_case;       /* a number has none */
} ShoutWord;

/* Read the word that begins at `at`; return whether it may be part of a run: two letters or more, all
 * capitals or digits. */
static int read_word(const uint8_t *kinds, const uint16_t *text, int64_t at, int64_t length, ShoutWord *word) {
    uint8_t all = CAPITAL_LETTER, any = 0;
    word->start = at;
    for (; at < length && kinds[text[at]] & ALNUM_LETTER; at++) {
        all &= kinds[text[at]];
        any |= kinds[text[at]];
    }
    word->end = at;
    word->has_case = any & CASED_LETTER;
    return all && word->end - word->start > 1;
}

static void lower_word(const uint16_t *lower, uint16_t *text, const ShoutWord *word) {
    for (int64_t at = word->start; at < word->end; at++) text[at] = lower[text[at]];
}

/* Lower what shouts: words of capitals next to others, between which only signs stand and no mask. */
API void bt_lower_shouts(const uint8_t *kinds, const uint16_t *lower, uint16_t *text, int64_t length) {
    ShoutWord before, own;
    int goes_on = 0;
    for (int64_t at = 0; at < length;) {
        uint8_t kind = kinds[text[at]];
        if (!(kind & (ALNUM_LETTER | BARRIER_LETTER | SHOUT_LETTER))) {
            at++;
            continue;
        }
        if (kind & BARRIER_LETTER) {
            at++;
            goes_on = 0;
            continue;
        }
        int may_shout = 1;
        if (kind & SHOUT_LETTER)
            own = (ShoutWord){at, at, 1}, at++;
        else
            may_shout = read_word(kinds, text, at, length, &own), at = own.end;
        if (may_shout && goes_on && before.has_case && own.has_case) {
            lower_word(lower, text, &before);
            lower_word(lower, text, &own);
        }
        before = own;
        goes_on = may_shout;
    }
}
