/* Tells what all letters of a text are, without a look at each by Python. */
#include "analysis.h"

/* Whether all letters of a text are wanted; `wanted` has 1 or 0 for each of LETTERS. */
API int64_t bt_are_wanted(const uint8_t *wanted, const uint16_t *text, int64_t length) {
    uint8_t all = 1;
    for (int64_t at = 0; at < length; at++) all &= wanted[text[at]];
    return all;
}
