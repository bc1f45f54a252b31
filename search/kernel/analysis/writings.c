/* Looks for fixed writings in a text, all at once: the names that organisations and places have. */
#include "analysis.h"

/* Walk down the trie along a text; return the number of a writing that stands at `at`, -1 if none
 * does, and write where it ends: the shortest one, or the longest. */
static int32_t read_writing(const Trie *trie, const uint16_t *text, int64_t at, int64_t length, int is_longest, int64_t *end) {
    int32_t number = NONE;
    for (int64_t node = 0; at < length;) {
        node = trie->nodes[node * trie->class_count + trie->classes[text[at++]]];
        if (!node) break;
        if (trie->numbers[node] == NONE) continue;
        number = trie->numbers[node];
        *end = at;
        if (!is_longest) break;
    }
    return number;
}

/* Write where a writing stands at the beginning of a word; return how many such places there are.
 * There is room for (length + 1) / 2. */
API int64_t bt_find_starts(const Trie *trie, const uint16_t *text, int64_t length, int32_t *starts) {
    int64_t found = 0, end;
    int is_within = 0;
    for (int64_t at = 0; at < length; at++) {
        /* One branch for both: which letter ends a word is hard to foresee. */
        int is_other = is_within | !trie->nodes[trie->classes[text[at]]];
        is_within = trie->is_word[text[at]];
        if (is_other) continue;
        if (read_writing(trie, text, at, length, 0, &end) != NONE) starts[found++] = (int32_t)at;
    }
    return found;
}

/* Write number, start and end of each writing, none overlapping: the leftmost, and of those that
 * start together the longest. Return how many there are; there is room for `length`. */
API int64_t bt_find_longest(const Trie *trie, const uint16_t *text, int64_t length, int32_t *found) {
    int64_t count = 0;
    for (int64_t at = 0, end = 0; at < length; at = end) {
        int32_t number = read_writing(trie, text, at, length, 1, &end);
        if (number == NONE) {
            end = at + 1;
            continue;
        }
        int32_t writing[] = {number, (int32_t)at, (int32_t)end};
        memcpy(found + 3 * count++, writing, sizeof writing);
    }
    return count;
}
