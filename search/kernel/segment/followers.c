/* Which postings of the longest lists a term may follow directly; see search/engine/segment/followers.py. */
#include "segment.h"

/* Which of the terms with followers a plain term is, or NONE. */
int64_t followed_number(const Segment *s, int64_t plain) {
    int64_t low = 0, high = s->followed_total;
    while (low < high) {
        int64_t middle = (low + high) >> 1;
        if (s->followed_terms[middle] < plain) low = middle + 1;
        else high = middle;
    }
    return low < s->followed_total && s->followed_terms[low] == plain ? low : NONE;
}

/* How many bytes the bits of one bucket take, for a list of so many postings. */
int64_t followers_size(int64_t length) { return (length + 7) >> 3; }

/* One bit for each posting of a plain term, lowest first, that a term of a bucket may follow directly;
 * null where that is not known. */
const uint8_t *open_followed(const Segment *s, int64_t plain, int64_t bucket) {
    int64_t number = plain < 0 || bucket < 0 ? NONE : followed_number(s, plain);
    if (number == NONE) return 0;
    return s->followers + value_at(&s->followers_at, number) + bucket * followers_size(value_at(&s->lists[PLAIN].lengths, plain));
}

/* Keep the documents of a set, which all are in a list of bits, whose postings are followed. */
void keep_followed(const List *list, const uint8_t *followed, int64_t words, uint64_t *docs) {
    int64_t before = 0;
    for (int64_t w = 0; w < words; w++) {
        uint64_t kept = 0;
        for (uint64_t word = docs[w]; word; word &= word - 1) {
            uint64_t bit = word & -word;
            int64_t posting = before + __builtin_popcountll(list->bits[w] & (bit - 1));
            kept |= is_followed(followed, posting) ? bit : 0;
        }
        docs[w] = kept;
        before += __builtin_popcountll(list->bits[w]);
    }
}
