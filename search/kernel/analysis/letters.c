/* Tells what all letters of a text are, and changes them, without a look at each by Python. */
#include "analysis.h"

/* Write each letter of a text in lower case, which `lower` has, NO_LETTER for those that it is not
 * told of. Return bits: whether there are such letters, and whether three spaces stand in a row. */
API int64_t bt_lower(const uint16_t *lower, const uint16_t *text, int64_t length, uint16_t *lowered) {
    int has_other = 0, has_gap = 0;
    uint8_t spaces = 0;
    for (int64_t at = 0; at < length; at++) {
        lowered[at] = lower[text[at]];
        has_other |= lowered[at] == NO_LETTER;
        spaces = (uint8_t)(spaces << 1 | (text[at] == ' '));
        has_gap |= (spaces & 7) == 7;
    }
    return has_other * OTHER_LETTER | has_gap * WIDE_GAP;
}

/* Whether all letters of a text are wanted, and no two spaces stand in a row; `wanted` has 1 or 0 for
 * each of LETTERS. */
API int64_t bt_is_tidy(const uint8_t *wanted, const uint16_t *text, int64_t length) {
    uint8_t all = 1;
    for (int64_t at = 0; at < length; at++) all &= wanted[text[at]];
    for (int64_t at = 1; at < length; at++) all &= !(text[at - 1] == ' ' && text[at] == ' ');
    return all;
}
