/* Which variant of a plain term each of its occurrences is. */
#include "matching.h"

/* Read where the codes of the rare variants stand, and which variant each other code is. */
static const uint8_t *open_common(const uint8_t *head, VariantCodes *codes) {
    codes->common_total = common_total(codes->form);
    codes->rare_total = u32_at(head, 0);
    codes->common = head + 4;
    codes->rare = codes->common + codes->common_total;
    return codes->rare + 5 * codes->rare_total;
}

/* Make the set of the codes of allowed variants. Where no rare variant is allowed, the code of rare
 * ones is just another that is not. */
static void allow(const uint64_t *variants, VariantCodes *codes) {
    if (!codes->common_total) {
        memcpy(codes->allowed, variants, sizeof codes->allowed);
        return;
    }
    int wanted = 0;
    memset(codes->allowed, 0, sizeof codes->allowed);
    for (int64_t i = 0; i < 4; i++) wanted += __builtin_popcountll(variants[i]);
    for (int64_t code = 0; code < codes->common_total; code++)
        if (is_variant_in(variants, codes->common[code])) {
            codes->allowed[0] |= 1ull << code;
            wanted--;
        }
    if (wanted) codes->doubtful = (uint32_t)codes->common_total;
}

/* Open the variants of a plain term, of which all count where `allowed` is null. */
void open_variants(const Segment *s, int64_t plain, const uint64_t *allowed, VariantCodes *codes) {
    memset(codes, 0, sizeof *codes);
    codes->form = s->variant_forms[plain];
    codes->at = s->variants + value_at(&s->variants_at, plain);
    codes->doubtful = UINT32_MAX;
    switch (codes->form) {
    case HALF_BYTE: codes->shift = 2; break;
    case BYTE: codes->shift = 3; break;
    case TWO_BITS: codes->shift = 1; codes->at = open_common(codes->at, codes); break;
    case COMMON_HALVES: codes->shift = 2; codes->at = open_common(codes->at, codes); break;
    default: return;
    }
    codes->mask = (1u << (1 << codes->shift)) - 1;
    codes->is_restricted = allowed != 0;
    if (allowed) allow(allowed, codes);
}

/* The variant of an occurrence whose code says that it is rare. */
uint32_t rare_variant(const VariantCodes *codes, int64_t occurrence) {
    int64_t place = place_of(codes->rare, codes->rare_total, occurrence);
    return place < codes->rare_total ? codes->rare[4 * codes->rare_total + place] : MOST_VARIANTS;
}

/* The variant of an occurrence, counted from 0. */
uint32_t variant_of(const VariantCodes *codes, int64_t occurrence) {
    if (codes->form == ONE_VARIANT) return 0;
    if (codes->form == FOUR_BYTE_VARIANTS) return u32_at(codes->at, occurrence);
    uint32_t code = code_at(codes, occurrence);
    if (!codes->common_total) return code;
    return code < codes->common_total ? codes->common[code] : rare_variant(codes, occurrence);
}
