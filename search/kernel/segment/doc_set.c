/* Sets of documents: one bit for each document of a segment. */
#include "segment.h"

int64_t count_docs(const uint64_t *docs, int64_t words) {
    int64_t total = 0;
    for (int64_t w = 0; w < words; w++) total += __builtin_popcountll(docs[w]);
    return total;
}

void keep_docs(uint64_t *docs, const uint64_t *others, int64_t words) {
    for (int64_t w = 0; w < words; w++) docs[w] &= others[w];
}

/* Write the numbers of the documents in some words, and how many come before each word; return how
 * many there are. Four are written at a time, since how many a word has is hard to predict: `docs`
 * needs room for three more. */
int64_t list_docs(const uint64_t *words, int64_t word_total, int64_t first_word, uint32_t *docs, uint32_t *before) {
    int64_t total = 0;
    for (int64_t w = 0; w < word_total; w++) {
        uint64_t word = words[w];
        uint32_t base = (uint32_t)((first_word + w) << 6), *to = docs + total;
        before[w] = (uint32_t)total;
        int64_t count = __builtin_popcountll(word);
        for (int64_t k = 0; k < count; k += 4)
            for (int64_t i = k; i < k + 4; i++) {
                /* Without a bit left, any number will do. */
                to[i] = base + (uint32_t)__builtin_ctzll(word | 1ull << 63);
                word &= word - 1;
            }
        total += count;
    }
    return total;
}

/* Write the numbers of the documents of a set. */
API void bt_list_docs(const uint64_t *docs, int64_t words, uint32_t *numbers) {
    for (int64_t w = 0; w < words; w++)
        for (uint64_t word = docs[w]; word; word &= word - 1) *numbers++ = (uint32_t)(w << 6 | __builtin_ctzll(word));
}
