/* The words of counting n-grams: slots of terms that may stand at each place of a query. */
#ifndef BANTIN_NGRAMS_H
#define BANTIN_NGRAMS_H

#include "matching.h"

/* A plain term of a slot. From `first_choice` on there is a number in the slot for each of its
 * variants, or -1 for a variant that the slot has not. */
typedef struct {
    int64_t plain, first_choice;
} SlotTerm;

/* Different slots: the terms of slot n are terms[ends[n]] to terms[ends[n + 1]], and `sizes[n]`
 * choices may stand there. `places` has the slot of each place of the query. */
typedef struct {
    const Segment *segment;
    const SlotTerm *terms;
    const int64_t *ends, *sizes;
    int64_t slot_total;
    const int32_t *choices;
    const int64_t *places;
    int64_t place_total;
} Slots;

#endif
