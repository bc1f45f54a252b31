/* Writes the years of an answer with their months, the newest first. */
#include "facets.h"

/* Months of a year; of pieces, a year has one more for itself, before those of its months. */
enum { MONTHS = 12, PIECES = MONTHS + 1 };

/* How many documents each month has. `first` is the number of the first month, 12 · year + month - 1.
 * Pieces begin with the year of that month. */
typedef struct {
    const uint32_t *counts;
    int64_t first, total;
} Months;

/* A year: the number of its piece, and the months that are counted, by their places among all. */
typedef struct {
    int64_t piece, first, last;
} Year;

static Year year_of(const Months *months, int64_t last) {
    int64_t month = (months->first + last) % MONTHS, year = (months->first + last) / MONTHS - months->first / MONTHS;
    return (Year){year * PIECES, month < last ? last - month : 0, last};
}

static int64_t piece_of(const Months *months, const Year *year, int64_t month) {
    return year->piece + 1 + (months->first + month) % MONTHS;
}

static int64_t year_size(const Form *form, const Months *months, const Year *year) {
    int64_t size = value_size(form, year->piece);
    for (int64_t month = year->first; month <= year->last; month++) size += value_size(form, piece_of(months, year, month));
    return size;
}

static uint8_t *write_year(const Form *form, const Months *months, const Year *year, Written *written, uint8_t *to) {
    int64_t count = 0;
    for (int64_t month = year->first; month <= year->last; month++) count += months->counts[month];
    if (!count) return to;
    to = begin_value(form, year->piece, count, to);
    written->values++;
    for (int64_t month = year->last; month >= year->first; month--) {
        if (!months->counts[month]) continue;
        to = end_value(begin_value(form, piece_of(months, year, month), months->counts[month], to));
        written->values++;
    }
    return end_value(to);
}

/* Write the years and months that have documents as a JSON array of trees. */
API int64_t bt_write_years(const Form *form, Scratch *scratch, const Months *months, Written *written) {
    int64_t size = 2, last = months->total - 1;
    Year year;
    for (int64_t month = last; month >= 0; month = year.first - 1) {
        year = year_of(months, month);
        size += year_size(form, months, &year);
    }
    uint8_t *to = take(scratch, size);
    if (!to) return scratch->used;
    written->at = to;
    written->values = 0;
    *to++ = '[';
    for (int64_t month = last; month >= 0; month = year.first - 1) {
        year = year_of(months, month);
        to = write_year(form, months, &year, written, to);
    }
    *to++ = ']';
    written->length = to - written->at;
    return DONE;
}
