/* Writes a hit as a row of JSON: values of its record, spans of the title, the snippet and its spans. */
#include "highlight.h"

/* Bytes of a letter as an escape, of a span with a comma, and of all signs around both. */
enum { LETTER_SIZE = 6, SPAN_SIZE = 2 * 10 + 4, SIGNS_SIZE = 16 };

/* The most bytes that a row can have. */
int64_t row_size(const Slice values[VALUES], const Shown *title, const Shown *snippet) {
    int64_t size = SIGNS_SIZE + LETTER_SIZE * snippet->length + SPAN_SIZE * (title->span_total + snippet->span_total);
    for (int v = ID; v <= PUBLISHER; v++) size += values[v].end - values[v].at;
    return size;
}

static uint8_t *write_letter(Letter letter, uint8_t *to) {
    static const char digits[] = "0123456789abcdef";
    if (letter < ' ') {
        static const char escapes[] = "\b\t\n\f\r", letters[] = "btnfr";
        const char *found = letter ? strchr(escapes, letter) : 0;
        if (found) {
            *to++ = '\\';
            *to++ = (uint8_t)letters[found - escapes];
            return to;
        }
        memcpy(to, "\\u00", 4);
        to[4] = (uint8_t)digits[letter >> 4];
        to[5] = (uint8_t)digits[letter & 15];
        return to + 6;
    }
    if (letter < 128) {
        if (letter == '"' || letter == '\\') *to++ = '\\';
        *to++ = (uint8_t)letter;
    } else if (letter < 2048) {
        *to++ = (uint8_t)(192 | letter >> 6);
        *to++ = (uint8_t)(128 | (letter & 63));
    } else {
        *to++ = (uint8_t)(224 | letter >> 12);
        *to++ = (uint8_t)(128 | (letter >> 6 & 63));
        *to++ = (uint8_t)(128 | (letter & 63));
    }
    return to;
}

static uint8_t *write_number(int32_t number, uint8_t *to) {
    uint8_t digits[10];
    int count = 0;
    do digits[count++] = (uint8_t)('0' + number % 10);
    while (number /= 10);
    while (count) *to++ = digits[--count];
    return to;
}

static uint8_t *write_spans(const Shown *shown, uint8_t *to) {
    *to++ = '[';
    for (int64_t i = 0; i < shown->span_total; i++) {
        if (i) *to++ = ',';
        *to++ = '[';
        to = write_number(shown->spans[2 * i], to);
        *to++ = ',';
        to = write_number(shown->spans[2 * i + 1], to);
        *to++ = ']';
    }
    *to++ = ']';
    return to;
}

/* Write a row as orjson would. `starts` says where each of its values begins, as an offset from
 * `from`, and last where the next one would: there is one byte between any two. */
uint8_t *write_row(const Slice values[VALUES], const Shown *title, const Shown *snippet, const uint8_t *from, int64_t starts[ROW_VALUES + 1], uint8_t *to) {
    for (int v = ID; v <= PUBLISHER; v++) {
        *to++ = v == ID ? '[' : ',';
        *starts++ = to - from;
        memcpy(to, values[v].at, (size_t)(values[v].end - values[v].at));
        to += values[v].end - values[v].at;
    }
    *to++ = ',';
    *starts++ = to - from;
    to = write_spans(title, to);
    *to++ = ',';
    *starts++ = to - from;
    *to++ = '"';
    for (int64_t i = 0; i < snippet->length; i++) to = write_letter(snippet->letters[i], to);
    *to++ = '"';
    *to++ = ',';
    *starts++ = to - from;
    to = write_spans(snippet, to);
    *to++ = ']';
    *starts = to - from;
    return to;
}

uint8_t *write_null(uint8_t *to) {
    memcpy(to, "null", NULL_SIZE);
    return to + NULL_SIZE;
}
