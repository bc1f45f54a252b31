/* Writes the packed positions of plain terms, each in the form that was chosen for it. */
#include "writing.h"

/* PositionForm of search/engine/segment/positions.py. */
enum { TWO_BYTES, FOUR_BYTES, TWELVE_BITS, RARE_BEFORE };

/* Find the highest packed position of each term, and how many are at least `rare`. */
API void bt_measure_positions(const uint32_t *packed, const int64_t *counts, int64_t terms, uint32_t rare, uint32_t *highest, int64_t *rares) {
    for (int64_t term = 0; term < terms; packed += counts[term++]) {
        uint32_t most = 0;
        int64_t found = 0;
        for (int64_t i = 0; i < counts[term]; i++) {
            most = packed[i] > most ? packed[i] : most;
            found += packed[i] >= rare;
        }
        highest[term] = most;
        rares[term] = found;
    }
}

/* Write how many positions are rare, which occurrences they are, and the positions themselves, in
 * four bytes each; return where the body begins. */
static uint16_t *write_rares(const uint32_t *packed, int64_t count, uint32_t rare, uint32_t rares, uint16_t *out) {
    memcpy(out, &rares, sizeof rares);
    uint16_t *numbers = out + 2, *values = numbers + 2 * rares;
    for (int64_t i = 0; i < count; i++) {
        if (packed[i] < rare) continue;
        uint32_t number = (uint32_t)i;
        memcpy(numbers, &number, sizeof number);
        memcpy(values, &packed[i], sizeof *packed);
        numbers += 2;
        values += 2;
    }
    return values;
}

/* Write four positions to three numbers, a rare one as `rare`; `out` holds zeros. */
static void write_twelve_bits(const uint32_t *packed, int64_t count, uint32_t rare, uint16_t *out) {
    for (int64_t i = 0; i < count; i += 4, out += 3) {
        uint16_t four[4] = {0};
        for (int64_t k = 0; k < 4 && i + k < count; k++) four[k] = (uint16_t)(packed[i + k] < rare ? packed[i + k] : rare);
        out[0] = (uint16_t)(four[0] | four[1] << 12);
        out[1] = (uint16_t)(four[1] >> 4 | four[2] << 8);
        out[2] = (uint16_t)(four[2] >> 8 | four[3] << 4);
    }
}

/* Write the positions of each term from `firsts` on, which count numbers of two bytes. */
API void bt_write_positions(const PackedPositions *positions, const int64_t *forms, const int64_t *firsts, uint16_t *written) {
    const uint32_t *packed = positions->packed, rare = (uint32_t)positions->rare;
    for (int64_t term = 0; term < positions->terms; packed += positions->counts[term++]) {
        int64_t count = positions->counts[term];
        uint16_t *out = written + firsts[term];
        if (forms[term] == TWO_BYTES)
            for (int64_t i = 0; i < count; i++) out[i] = (uint16_t)packed[i];
        else if (forms[term] == FOUR_BYTES)
            memcpy(out, packed, (size_t)count * sizeof *packed);
        else {
            if (forms[term] == RARE_BEFORE) out = write_rares(packed, count, rare, (uint32_t)positions->rares[term], out);
            write_twelve_bits(packed, count, rare, out);
        }
    }
}
