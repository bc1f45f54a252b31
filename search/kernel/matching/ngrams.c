/* Counts how the terms of slots follow each other in some documents. */
#include "ngrams.h"

/* What stands at the places of a slot, or of slots in a row, in one document: the positions of the
 * last terms, ascending, and which choice stands there. */
typedef struct {
    uint32_t *positions;
    int64_t *choices;
    int64_t total;
} Run;

/* The slots with the cursors of their terms, and room for what a document has. */
typedef struct {
    const Slots *slots;
    Term *terms;
    TermCursor *cursors;
    Run run, before, pair, spare;
} Counter;

static void take_run(Scratch *scratch, int64_t room, Run *run) {
    run->positions = take(scratch, room * (int64_t)sizeof *run->positions);
    run->choices = take(scratch, room * (int64_t)sizeof *run->choices);
    run->total = 0;
}

/* Take memory for as many occurrences as any document can have of the terms of one slot. */
static void take_counter(const Slots *slots, Scratch *scratch, Counter *c) {
    int64_t terms = slots->ends[slots->slot_total], most = 0;
    for (int64_t n = 0; n < slots->slot_total; n++) {
        int64_t own = slots->ends[n + 1] - slots->ends[n];
        most = own > most ? own : most;
    }
    int64_t room = most * slots->segment->most_occurrences + 1;
    c->slots = slots;
    c->terms = take(scratch, (terms + 1) * (int64_t)sizeof *c->terms);
    c->cursors = take(scratch, (terms + 1) * (int64_t)sizeof *c->cursors);
    take_run(scratch, room, &c->run);
    take_run(scratch, room, &c->before);
    take_run(scratch, room, &c->pair);
    take_run(scratch, room, &c->spare);
}

static void open_terms(Counter *c) {
    const Slots *slots = c->slots;
    for (int64_t i = 0; i < slots->ends[slots->slot_total]; i++) {
        c->terms[i] = (Term){.pool = PLAIN, .plain = slots->terms[i].plain};
        open_term(slots->segment, &c->terms[i], &c->cursors[i]);
    }
}

/* Add the occurrences of a term in a document behind those that a run has. */
static void append(Counter *c, int64_t term, int64_t doc, Run *run) {
    TermCursor *cursor = &c->cursors[term];
    const int32_t *choices = c->slots->choices + c->slots->terms[term].first_choice;
    if ((cursor->posting = posting_of(c->slots->segment, &cursor->list, doc)) == NONE) return;
    int64_t first, total = count_occurrences(c->slots->segment, cursor, &first);
    for (int64_t i = first; i < first + total; i++) {
        uint32_t variant = variant_of(&cursor->variants, i);
        int32_t choice = variant < cursor->variant_total ? choices[variant] : NONE;
        if (choice < 0) continue;
        run->positions[run->total] = packed_at(cursor, i) >> 1;
        run->choices[run->total++] = choice;
    }
}

/* Bring the occurrences from `middle` on among those before it. A date has several terms at one
 * position, of which the first one stays. */
static void merge(Run *run, int64_t middle, const Run *spare) {
    if (!middle || middle == run->total) return;
    memcpy(spare->positions, run->positions, run->total * sizeof *run->positions);
    memcpy(spare->choices, run->choices, run->total * sizeof *run->choices);
    int64_t left = 0, right = middle, last = run->total;
    for (run->total = 0; left < middle || right < last; run->total++) {
        int is_left = right == last || (left < middle && spare->positions[left] <= spare->positions[right]);
        int64_t at = is_left ? left : right;
        uint32_t position = run->positions[run->total] = spare->positions[at];
        run->choices[run->total] = spare->choices[at];
        left += left < middle && spare->positions[left] == position;
        right += right < last && spare->positions[right] == position;
    }
}

/* Find what of a slot stands in a document. */
static void find_run(Counter *c, int64_t slot, int64_t doc) {
    c->run.total = 0;
    for (int64_t i = c->slots->ends[slot]; i < c->slots->ends[slot + 1]; i++) {
        int64_t middle = c->run.total;
        append(c, i, doc, &c->run);
        merge(&c->run, middle, &c->spare);
    }
}

/* Count where `after`, of `size` choices, follows directly on `before`, and keep it in `both`
 * unless that is null. */
static void follow(const Run *before, const Run *after, int64_t size, double *counts, Run *both) {
    int64_t total = 0;
    for (int64_t a = 0, b = 0; a < before->total && b < after->total;) {
        uint32_t wanted = before->positions[a] + 1, position = after->positions[b];
        if (wanted == position) {
            int64_t choice = before->choices[a] * size + after->choices[b];
            counts[choice]++;
            if (both) both->positions[total] = position, both->choices[total++] = choice;
        }
        a += position >= wanted;
        b += position <= wanted;
    }
    if (both) both->total = total;
}

/* Count the runs of one, two and three slots in a document. */
static void count_doc(Counter *c, int64_t doc, double *singles, double *pairs, double *triples) {
    const Slots *slots = c->slots;
    int64_t before = 0, earlier = 0;
    for (int64_t place = 0; place < slots->place_total; place++) {
        int64_t size = slots->sizes[slots->places[place]];
        find_run(c, slots->places[place], doc);
        for (int64_t i = 0; i < c->run.total; i++) singles[c->run.choices[i]]++;
        singles += size;
        if (place > 1) {
            follow(&c->pair, &c->run, size, triples, 0);
            triples += earlier * before * size;
        }
        if (place) {
            follow(&c->before, &c->run, size, pairs, &c->pair);
            pairs += before * size;
        }
        earlier = before, before = size;
        Run spare = c->before;
        c->before = c->run, c->run = spare;
    }
}

/* Add to the counts of all places, end to end, what stands in some documents, which ascend: singles
 * of each place, pairs of each with the next one, and triples. All lists were checked before. */
API int64_t bt_count_ngrams(const Slots *slots, Scratch *scratch, const int64_t *docs, int64_t doc_total, double *singles, double *pairs, double *triples) {
    Counter c;
    take_counter(slots, scratch, &c);
    if (scratch->used > scratch->size) return scratch->used;
    open_terms(&c);
    for (int64_t i = 0; i < doc_total; i++) count_doc(&c, docs[i], singles, pairs, triples);
    return DONE;
}
