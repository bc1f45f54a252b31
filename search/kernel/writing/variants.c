/* Writes which variant of its plain term each occurrence is. */
#include "writing.h"

enum { IN_HALF_A_BYTE = 16, IN_A_BYTE = 256 };

/* Write the variants of each plain term from `firsts` on: none where the term has one kind, else in
 * half a byte, a byte or four. `written` holds zeros; of two in a byte, the first is in the lower half. */
API void bt_write_variants(const uint32_t *variants, const int64_t *counts, const int64_t *kinds, const int64_t *firsts, int64_t terms, uint8_t *written) {
    for (int64_t term = 0; term < terms; variants += counts[term++]) {
        uint8_t *out = written + firsts[term];
        int64_t count = counts[term];
        if (kinds[term] == 1) continue;
        if (kinds[term] <= IN_HALF_A_BYTE)
            for (int64_t i = 0; i < count; i++) out[i >> 1] |= (uint8_t)(variants[i] << (i & 1 ? 4 : 0));
        else if (kinds[term] <= IN_A_BYTE)
            for (int64_t i = 0; i < count; i++) out[i] = (uint8_t)variants[i];
        else
            memcpy(out, variants, (size_t)count * sizeof *variants);
    }
}
