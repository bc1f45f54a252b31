/* Writes which variant of its plain term each occurrence is, in the form that was chosen for it. */
#include "writing.h"

/* VariantForm of search/engine/segment/variants.py. */
enum { ONE, HALF_BYTE, BYTE, FOUR_BYTES, TWO_BITS, COMMON_HALVES };
enum { MOST_KINDS = 256, FEW_COMMON = 3, MOST_COMMON = 15 };

/* Find the commonest variants, the commonest first; of equally common ones, the lower first. */
static void find_commonest(const int64_t *counts, int64_t kinds, uint8_t *commonest) {
    int64_t total = 0;
    for (int64_t kind = 0; kind < kinds; kind++) {
        int64_t at = total < MOST_COMMON ? total++ : MOST_COMMON;
        for (; at && counts[commonest[at - 1]] < counts[kind]; at--)
            if (at < MOST_COMMON) commonest[at] = commonest[at - 1];
        if (at < MOST_COMMON) commonest[at] = (uint8_t)kind;
    }
}

/* Find the commonest variants of each term, MOST_COMMON of them: behind those that it has, the next
 * numbers. Count the occurrences of all others, once beside the first FEW_COMMON and once beside all. */
API void bt_measure_variants(const TermVariants *terms, int64_t *rares, uint8_t *commonest) {
    const uint32_t *variants = terms->variants;
    for (int64_t term = 0; term < terms->total; variants += terms->counts[term++], rares += 2, commonest += MOST_COMMON) {
        int64_t counts[MOST_KINDS], kinds = terms->kinds[term];
        for (int64_t i = 0; i < MOST_COMMON; i++) commonest[i] = (uint8_t)i;
        rares[0] = rares[1] = 0;
        if (kinds <= 1 || kinds > MOST_KINDS) continue;
        memset(counts, 0, sizeof counts);
        for (int64_t i = 0; i < terms->counts[term]; i++) counts[variants[i]]++;
        find_commonest(counts, kinds, commonest);
        rares[0] = rares[1] = terms->counts[term];
        for (int64_t i = 0; i < MOST_COMMON; i++) {
            rares[0] -= i < FEW_COMMON ? counts[commonest[i]] : 0;
            rares[1] -= counts[commonest[i]];
        }
    }
}

/* Write how many occurrences are of rare variants, the common ones ascending, those occurrences and
 * their variants; give each variant its code. Return where the codes begin. */
static uint8_t *write_head(const uint32_t *variants, int64_t count, const uint8_t *commonest, uint32_t common, uint8_t *codes, uint8_t *out) {
    uint8_t is_common[MOST_KINDS] = {0};
    uint32_t found = 0, rares = 0;
    for (uint32_t i = 0; i < common; i++) is_common[commonest[i]] = 1;
    for (int64_t kind = 0; kind < MOST_KINDS; kind++) {
        codes[kind] = (uint8_t)(is_common[kind] ? found : common);
        if (is_common[kind]) out[4 + found++] = (uint8_t)kind;
    }
    for (int64_t i = 0; i < count; i++) rares += codes[variants[i]] == common;
    memcpy(out, &rares, sizeof rares);
    uint8_t *numbers = out + 4 + common, *kinds = numbers + 4 * (int64_t)rares;
    for (int64_t i = 0; i < count; i++) {
        if (codes[variants[i]] != common) continue;
        uint32_t number = (uint32_t)i;
        memcpy(numbers, &number, sizeof number);
        numbers += 4;
        *kinds++ = (uint8_t)variants[i];
    }
    return kinds;
}

/* Write codes of `1 << shift` bits each, the first of a byte in its lowest bits; `out` holds zeros. */
static void write_codes(const uint32_t *variants, int64_t count, const uint8_t *codes, int64_t shift, uint8_t *out) {
    for (int64_t i = 0; i < count; i++) out[i << shift >> 3] |= (uint8_t)(codes[variants[i]] << (i << shift & 7));
}

/* Write the variants of each plain term from `firsts` on; `written` holds zeros. */
API void bt_write_variants(const TermVariants *terms, const int64_t *forms, const int64_t *firsts, const uint8_t *commonest, uint8_t *written) {
    uint8_t own[MOST_KINDS], codes[MOST_KINDS];
    for (int64_t kind = 0; kind < MOST_KINDS; kind++) own[kind] = (uint8_t)kind;
    const uint32_t *variants = terms->variants;
    for (int64_t term = 0; term < terms->total; variants += terms->counts[term++], commonest += MOST_COMMON) {
        uint8_t *out = written + firsts[term];
        int64_t count = terms->counts[term];
        switch (forms[term]) {
        case HALF_BYTE: write_codes(variants, count, own, 2, out); break;
        case BYTE: write_codes(variants, count, own, 3, out); break;
        case FOUR_BYTES: memcpy(out, variants, (size_t)count * sizeof *variants); break;
        case TWO_BITS:
            out = write_head(variants, count, commonest, FEW_COMMON, codes, out);
            write_codes(variants, count, codes, 1, out);
            break;
        case COMMON_HALVES:
            out = write_head(variants, count, commonest, MOST_COMMON, codes, out);
            write_codes(variants, count, codes, 2, out);
            break;
        default: break;
        }
    }
}
