/* Which documents share most with the slots of a query. */
#include "ngrams.h"

/* Write the documents that have any term of each slot into `docs`, deleted ones as well, and count
 * them. */
API int64_t bt_find_slots(const Slots *slots, uint64_t *docs, int64_t *holders) {
    const Segment *s = slots->segment;
    for (int64_t n = 0; n < slots->slot_total; n++) {
        uint64_t *own = docs + n * s->words;
        memset(own, 0, 8 * s->words);
        for (int64_t i = slots->ends[n]; i < slots->ends[n + 1]; i++) {
            List list;
            if (!check_list(s, PLAIN, slots->terms[i].plain, POSITIONS_WHOLE)) return DAMAGED;
            open_list(s, PLAIN, slots->terms[i].plain, &list);
            add_docs(s, &list, own);
        }
        holders[n] = count_docs(own, s->words);
    }
    return DONE;
}

/* Add the weight of each slot to the scores of the living documents that have it. */
API void bt_score_slots(const Slots *slots, const uint64_t *docs, const float *weights, float *scores) {
    const Segment *s = slots->segment;
    for (int64_t w = 0; w < s->words; w++) {
        int64_t count = s->count - (w << 6) < 64 ? s->count - (w << 6) : 64;
        for (int64_t n = 0; n < slots->slot_total; n++) {
            uint64_t word = docs[n * s->words + w] & (s->alive ? s->alive[w] : ~0ull);
            if (!word) continue;
            /* Without a branch for each document: which of them have a common term can't be predicted. */
            for (int64_t i = 0; i < count; i++) scores[w << 6 | i] += weights[n] * (float)(word >> i & 1);
        }
    }
}

/* Scores of 0 and more are in the order of their bits as integers. */
static inline uint32_t bits_of(const float *scores, int64_t doc) {
    uint32_t bits;
    memcpy(&bits, scores + doc, sizeof bits);
    return bits;
}

/* Find the bits of the score of rank `*rank`, counted from 1, and how many of those equal to it are
 * needed to reach this rank: by eleven bits, eleven bits and ten. */
static uint32_t find_least(const float *scores, int64_t total, int64_t *rank) {
    static const int shifts[] = {32, 21, 10, 0};
    uint32_t least = 0;
    for (int k = 1; k < 4; k++) {
        int shift = shifts[k];
        uint32_t counts[2048] = {0}, values = 1u << (shifts[k - 1] - shift), digit = values - 1;
        for (int64_t doc = 0; doc < total; doc++) {
            uint64_t bits = bits_of(scores, doc);
            if (bits >> shifts[k - 1] == (uint64_t)least >> shifts[k - 1]) counts[bits >> shift & (values - 1)]++;
        }
        while (digit && counts[digit] < *rank) *rank -= counts[digit--];
        least |= digit << shift;
    }
    return least;
}

/* Write the `limit` documents with the best scores above 0, or all if there are not so many, in
 * ascending order; return how many there are. Of equal scores the first ones are taken. */
API int64_t bt_choose_docs(const float *scores, int64_t total, int64_t limit, int64_t *docs) {
    int64_t held = 0, rank = limit, chosen = 0;
    uint32_t least = 0;
    for (int64_t doc = 0; doc < total; doc++) held += scores[doc] > 0;
    if (held > limit) least = find_least(scores, total, &rank);
    for (int64_t doc = 0; doc < total && chosen < limit; doc++) {
        uint32_t bits = bits_of(scores, doc);
        if (bits > least || (least && bits == least && rank-- > 0)) docs[chosen++] = doc;
    }
    return chosen;
}
