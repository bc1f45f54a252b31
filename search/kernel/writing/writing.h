/* The words of writing a segment: occurrences, which become postings, positions and variants. */
#ifndef BANTIN_WRITING_H
#define BANTIN_WRITING_H

#include "../kernel.h"

/* Occurrences by list, then by document: parallel arrays of `count`. */
typedef struct {
    const int64_t *lists;
    const uint32_t *doc_ids;
    const uint8_t *fields;
    int64_t count;
} ListedOccurrences;

API int64_t bt_gather_postings(const ListedOccurrences *occurrences, int64_t field_count, int64_t *lists, uint32_t *doc_ids, uint32_t *frequencies);

/* The packed positions of `terms` plain terms, end to end. */
typedef struct {
    const uint32_t *packed;
    const int64_t *counts; /* how many each term has */
    const int64_t *rares; /* and how many of them have no room in twelve bits: those from `rare` on */
    int64_t terms, rare;
} PackedPositions;

API void bt_measure_positions(const uint32_t *packed, const int64_t *counts, int64_t terms, uint32_t rare, uint32_t *highest, int64_t *rares);
API void bt_write_positions(const PackedPositions *positions, const int64_t *forms, const int64_t *firsts, uint16_t *written);

/* The variants of the occurrences of `total` plain terms, end to end. */
typedef struct {
    const uint32_t *variants;
    const int64_t *counts; /* how many occurrences each term has */
    const int64_t *kinds;  /* and how many different variants */
    int64_t total;
} TermVariants;

API void bt_measure_variants(const TermVariants *terms, int64_t *rares, uint8_t *commonest);
API void bt_write_variants(const TermVariants *terms, const int64_t *forms, const int64_t *firsts, const uint8_t *commonest, uint8_t *written);

/* Occurrences of plain terms by their numbers, with the hash of each term, and 1 where it has a figure. */
typedef struct {
    const uint64_t *hashes;
    const uint8_t *figures;
    const int64_t *numbers;
    const uint32_t *positions;
} SketchedTerms;

API void bt_make_sketches(const SketchedTerms *terms, const int64_t *counts, int64_t docs, uint32_t *values, int64_t *ends);

#endif
