/* The words of facets: values that are written from pieces, and trees of them.
 *
 * What every answer writes of a value is made once, by Python. An answer adds counts and the address
 * of its search; which values it has, and what stands below what, is told here.
 */
#ifndef BANTIN_FACETS_H
#define BANTIN_FACETS_H

#include "../kernel.h"

typedef struct {
    const uint8_t *at;
    int64_t length;
} Bytes;

/* What is written of a value: `before` its count, and `behind` what its answer says. Among values of
 * equal counts the one of lesser `order` comes first. `above` are the numbers of the values that it
 * can stand below, nearest first. */
typedef struct {
    Bytes before, behind, order;
    const int64_t *above;
    int64_t above_total;
} Piece;

/* The pieces of a facet by the numbers of its values, and what its answer says of each value, behind
 * the count. */
typedef struct {
    const Piece *pieces;
    Bytes between;
} Form;

/* What was written, in scratch memory, where it stays until the next call; and how many values. */
typedef struct {
    const uint8_t *at;
    int64_t length, values;
} Written;

/* ---- value.c ---- */

int64_t value_size(const Form *form, int64_t number);
uint8_t *begin_value(const Form *form, int64_t number, int64_t count, uint8_t *to);
uint8_t *end_value(uint8_t *to);

#endif
