/* Looks for fixed writings in a text, all at once: the names that organisations and places have. */
#include "analysis.h"

/* Letters looked through before the writings of the words that begin there are read. */
enum { BLOCK = 512 };

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

/* Write where in [first, last) words begin with two letters of a writing; there is room for each letter. */
static int64_t find_words(const Trie *trie, const uint16_t *text, int64_t first, int64_t last, int64_t length, int32_t *found) {
    int64_t count = 0;
    uint8_t before = first ? trie->kinds[text[first - 1]] : 0;
    uint8_t own = trie->classes[text[first]];
    for (int64_t at = first; at < last; at++) {
        /* No branch: which letter begins a word is hard to foresee. */
        uint8_t next = at + 1 < length ? trie->classes[text[at + 1]] : 0;
        found[count] = (int32_t)at;
        count += trie->pairs[own * trie->class_count + next] & ~before & 1;
        before = trie->kinds[text[at]];
        own = next;
    }
    return count;
}

/* Write where a writing stands at the beginning of a word; return how many such places there are.
 * There is room for `length`. */
API int64_t bt_find_starts(const Trie *trie, const uint16_t *text, int64_t length, int32_t *starts) {
    int64_t found = 0, end;
    int32_t words[BLOCK];
    for (int64_t first = 0; first < length; first += BLOCK) {
        int64_t count = find_words(trie, text, first, first + BLOCK < length ? first + BLOCK : length, length, words);
        for (int64_t i = 0; i < count; i++)
            if (read_writing(trie, text, words[i], length, 0, &end) != NONE) starts[found++] = words[i];
    }
    return found;
}

/* Write number, start and end of each writing, none overlapping: the leftmost, and of those that
 * start together the longest. Return how many there are; there is room for `length`. */
API int64_t bt_find_longest(const Trie *trie, const uint16_t *text, int64_t length, int32_t *found) {
    int64_t count = 0;
    for (int64_t at = 0, end = 0; at < length; at = end) {
        while (at < length && !(trie->kinds[text[at]] & FIRST_LETTER)) at++;
        if (at == length) break;
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
