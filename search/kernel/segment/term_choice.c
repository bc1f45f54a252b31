/* Chooses the most frequent of a facet's listed terms. */
#include "segment.h"

enum { UNDECIDED, LISTED };

/* The chosen terms as a heap, the one that goes next at its top. */
typedef struct {
    const uint32_t *counts, *ranks;
    int64_t *numbers, total;
} Choice;

static inline int goes_before(const Choice *c, int64_t a, int64_t b) {
    if (c->counts[a] != c->counts[b]) return c->counts[a] < c->counts[b];
    return c->ranks ? c->ranks[a] > c->ranks[b] : a > b;
}

static void sift_down(Choice *c) {
    for (int64_t at = 0;;) {
        int64_t first = at;
        for (int64_t child = 2 * at + 1; child <= 2 * at + 2 && child < c->total; child++)
            if (goes_before(c, c->numbers[child], c->numbers[first])) first = child;
        if (first == at) return;
        int64_t number = c->numbers[at];
        c->numbers[at] = c->numbers[first], c->numbers[first] = number;
        at = first;
    }
}

static void sift_up(Choice *c) {
    for (int64_t at = c->total - 1; at; at = (at - 1) / 2) {
        int64_t above = (at - 1) / 2, number = c->numbers[at];
        if (!goes_before(c, number, c->numbers[above])) return;
        c->numbers[at] = c->numbers[above], c->numbers[above] = number;
    }
}

/* Turn the heap into a list, the most frequent first, and write their counts behind room for `most`. */
static void write_chosen(Choice *c, int64_t most) {
    int64_t total = c->total;
    while (c->total > 1) {
        int64_t number = c->numbers[--c->total];
        c->numbers[c->total] = c->numbers[0];
        c->numbers[0] = number;
        sift_down(c);
    }
    for (int64_t i = 0; i < total; i++) c->numbers[most + i] = c->counts[c->numbers[i]];
}

/* Terms that are looked at together: most of them have no count in most answers. */
enum { RUN = 64 };

/* The greatest count of a run, how many of its listed terms have one, and how many undecided ones.
 * As wide as the counts, and without a branch: so the compiler looks at several at once. */
typedef struct {
    uint32_t most, listed, undecided;
} Run;

static inline Run look_at(const uint32_t *counts, const uint8_t *states, int64_t total) {
    Run run = {0, 0, 0};
    for (int64_t n = 0; n < total; n++) run.most = counts[n] > run.most ? counts[n] : run.most;
    if (!run.most) return run;
    for (int64_t n = 0; n < total; n++) {
        uint32_t is_held = counts[n] != 0;
        run.listed += is_held & (states[n] == LISTED);
        run.undecided += is_held & (states[n] == UNDECIDED);
    }
    return run;
}

/* Write the numbers of the `most` most frequent listed terms, in this order, and behind them their
 * counts; of equal counts those of lesser ranks come first, or of lesser numbers where `ranks` is
 * null. `states` says which terms are listed. Return how many listed terms have a count, or NONE if
 * it is not decided of all. */
API int64_t bt_choose_terms(const uint32_t *counts, const uint8_t *states, const uint32_t *ranks, int64_t terms, int64_t most, int64_t *numbers) {
    Choice choice = {counts, ranks, numbers, 0};
    uint32_t least = 1;
    int64_t listed = 0;
    for (int64_t first = 0; first < terms; first += RUN) {
        int64_t last = first + RUN < terms ? first + RUN : terms;
        Run run = look_at(counts + first, states + first, last - first);
        if (run.undecided) return NONE;
        listed += run.listed;
        if (run.most < least || !most) continue;
        for (int64_t n = first; n < last; n++) {
            if (counts[n] < least || states[n] != LISTED) continue;
            if (choice.total < most) {
                numbers[choice.total++] = n;
                sift_up(&choice);
            } else if (goes_before(&choice, numbers[0], n)) {
                numbers[0] = n;
                sift_down(&choice);
            }
            if (choice.total == most) least = counts[numbers[0]];
        }
    }
    write_chosen(&choice, most);
    return listed;
}
