/* Writes one value of a facet: its pieces around its count, and an array for those below it. */
#include "facets.h"

/* Digits of a count, and the signs around a value: a comma, and the brackets at its end. */
enum { DIGITS = 20, SIGNS = 4 };

/* The most bytes that a value can have, without those below it. */
int64_t value_size(const Form *form, int64_t number) {
    const Piece *piece = form->pieces + number;
    return piece->before.length + DIGITS + form->between.length + piece->behind.length + SIGNS;
}

static uint8_t *write_bytes(Bytes bytes, uint8_t *to) {
    if (bytes.length) memcpy(to, bytes.at, (size_t)bytes.length);
    return to + bytes.length;
}

static uint8_t *write_count(int64_t count, uint8_t *to) {
    uint8_t digits[DIGITS];
    int total = 0;
    do digits[total++] = (uint8_t)('0' + count % 10);
    while (count /= 10);
    while (total) *to++ = digits[--total];
    return to;
}

/* Write a value up to the array of those below it, with a comma before it if it is not the first. */
uint8_t *begin_value(const Form *form, int64_t number, int64_t count, uint8_t *to) {
    const Piece *piece = form->pieces + number;
    if (to[-1] != '[') *to++ = ',';
    to = write_bytes(piece->before, to);
    to = write_count(count, to);
    to = write_bytes(form->between, to);
    to = write_bytes(piece->behind, to);
    *to++ = '[';
    return to;
}

uint8_t *end_value(uint8_t *to) {
    *to++ = ']';
    *to++ = '}';
    return to;
}
