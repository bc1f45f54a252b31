/* Makes sketches: of each document the smallest values of its shingles; search/stories/sketch.py says what they are. */
#include "writing.h"

enum { SHINGLE = 4, SKETCH = 32 };

static const uint64_t STEP = 0x9E3779B97F4A7C15ull, MIX = 0xD6E8FEB86659FD93ull;

/* The last terms of a document, those of one position taken together. */
typedef struct {
    uint64_t hashes[SHINGLE];
    uint8_t figures[SHINGLE];
    uint64_t count;
} Window;

static void push(Window *window, uint64_t hash, uint8_t figure) {
    uint64_t at = window->count++ % SHINGLE;
    window->hashes[at] = hash;
    window->figures[at] = figure;
}

static uint32_t value_of(const Window *window) {
    uint64_t row = 0;
    uint32_t figure = 0;
    for (uint64_t i = window->count; i < window->count + SHINGLE; i++) {
        row = row * STEP + window->hashes[i % SHINGLE];
        figure |= window->figures[i % SHINGLE];
    }
    return ((uint32_t)(((row ^ row >> 32) * MIX) >> 32) & ~1u) | figure;
}

/* Put a value among the smallest, which ascend; return how many they are. */
static int64_t keep(uint32_t *smallest, int64_t count, uint32_t value) {
    if (count == SKETCH && value >= smallest[count - 1]) return count;
    int64_t at = count;
    while (at > 0 && smallest[at - 1] > value) at--;
    if (at > 0 && smallest[at - 1] == value) return count;
    int64_t moved = (count < SKETCH ? count : SKETCH - 1) - at;
    memmove(smallest + at + 1, smallest + at, (size_t)moved * sizeof *smallest);
    smallest[at] = value;
    return count < SKETCH ? count + 1 : count;
}

static int64_t sketch(const SketchedTerms *terms, int64_t first, int64_t last, uint32_t *smallest) {
    Window window = {0};
    int64_t count = 0;
    for (int64_t i = first; i < last;) {
        uint64_t hash = 0;
        uint8_t figure = 0;
        uint32_t position = terms->positions[i];
        for (; i < last && terms->positions[i] == position; i++) {
            hash += terms->hashes[terms->numbers[i]];
            figure |= terms->figures[terms->numbers[i]];
        }
        push(&window, hash, figure);
        if (window.count >= SHINGLE) count = keep(smallest, count, value_of(&window));
    }
    return count;
}

/* Write the sketches of `docs` documents end to end, and where each ends; `counts` has their occurrences.
 * There is room for SKETCH values a document. */
API void bt_make_sketches(const SketchedTerms *terms, const int64_t *counts, int64_t docs, uint32_t *values, int64_t *ends) {
    int64_t first = 0, end = 0;
    for (int64_t doc = 0; doc < docs; doc++) {
        end += sketch(terms, first, first + counts[doc], values + end);
        first += counts[doc];
        ends[doc] = end;
    }
}
