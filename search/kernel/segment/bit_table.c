/* What the bytes of a set of documents say, so that eight documents are gone through at a time. */
#include "segment.h"

/* Each byte says what its lower bits say, and of its highest one besides. */
void fill_table(BitTable *table) {
    table->places[0] = 0;
    table->ranks[0] = 0x8080808080808080;
    for (uint64_t bit = 0; bit < 8; bit++)
        for (uint64_t lower = 0; lower < 1ull << bit; lower++) {
            uint64_t rank = (uint64_t)__builtin_popcountll(lower), byte = lower | 1ull << bit;
            table->places[byte] = table->places[lower] | bit << 8 * rank;
            table->ranks[byte] = table->ranks[lower] ^ (128 ^ rank) << 8 * bit;
        }
}

/* Write the same as `list_docs`, of many documents. `docs` needs room for eight more. */
int64_t list_many(const BitTable *table, const uint64_t *words, int64_t word_total, int64_t first_word, uint32_t *docs, uint32_t *before) {
    int64_t total = 0;
    for (int64_t w = 0; w < word_total; w++) {
        before[w] = (uint32_t)total;
        for (int64_t shift = 0; shift < 64; shift += 8) {
            uint8_t byte = (uint8_t)(words[w] >> shift), places[8];
            uint32_t base = (uint32_t)((first_word + w) << 6 | shift), *to = docs + total;
            memcpy(places, &table->places[byte], sizeof places);
            for (int64_t i = 0; i < 8; i++) to[i] = base + places[i];
            total += __builtin_popcount(byte);
        }
    }
    return total;
}
