/* Writes the values of a facet as a tree, each below the nearest value above it that is listed. */
#include "facets.h"

/* Values that an answer lists, with their counts. */
typedef struct {
    const int64_t *numbers, *counts;
    int64_t total;
} Listed;

/* The same in order, with the place among them of what each stands below, or NONE. */
typedef struct {
    int64_t number, count, parent;
} Node;

static int compare_bytes(Bytes a, Bytes b) {
    int64_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.at, b.at, (size_t)shorter) : 0;
    if (order) return order;
    return a.length < b.length ? -1 : a.length > b.length;
}

static int comes_first(const Form *form, const Node *a, const Node *b) {
    if (a->count != b->count) return a->count > b->count;
    int order = compare_bytes(form->pieces[a->number].order, form->pieces[b->number].order);
    return order ? order < 0 : a->number < b->number;
}

/* They come ordered by counts, so that hardly any is moved far. */
static void sort_nodes(const Form *form, Node *nodes, int64_t total) {
    for (int64_t i = 1; i < total; i++) {
        Node node = nodes[i];
        int64_t at = i;
        for (; at && comes_first(form, &node, nodes + at - 1); at--) nodes[at] = nodes[at - 1];
        nodes[at] = node;
    }
}

static int64_t place_of(const Node *nodes, int64_t total, int64_t number) {
    for (int64_t i = 0; i < total; i++)
        if (nodes[i].number == number) return i;
    return NONE;
}

static void find_parents(const Form *form, Node *nodes, int64_t total) {
    for (int64_t i = 0; i < total; i++) {
        const Piece *piece = form->pieces + nodes[i].number;
        nodes[i].parent = NONE;
        for (int64_t k = 0; k < piece->above_total && nodes[i].parent == NONE; k++)
            nodes[i].parent = place_of(nodes, total, piece->above[k]);
    }
}

static uint8_t *write_below(const Form *form, const Node *nodes, int64_t total, int64_t parent, uint8_t *to) {
    for (int64_t i = 0; i < total; i++) {
        if (nodes[i].parent != parent) continue;
        to = begin_value(form, nodes[i].number, nodes[i].count, to);
        to = end_value(write_below(form, nodes, total, i, to));
    }
    return to;
}

/* Write the values of a facet as a JSON array of trees: by counts, the greatest first, then by the
 * order of their pieces, then by number. */
API int64_t bt_write_tree(const Form *form, Scratch *scratch, const Listed *listed, Written *written) {
    int64_t total = listed->total, size = 2;
    Node *nodes = take(scratch, total * (int64_t)sizeof *nodes);
    for (int64_t i = 0; i < total; i++) size += value_size(form, listed->numbers[i]);
    uint8_t *to = take(scratch, size);
    if (!to) return scratch->used;
    for (int64_t i = 0; i < total; i++) nodes[i] = (Node){listed->numbers[i], listed->counts[i], NONE};
    sort_nodes(form, nodes, total);
    find_parents(form, nodes, total);
    written->at = to;
    *to++ = '[';
    to = write_below(form, nodes, total, NONE, to);
    *to++ = ']';
    written->length = to - written->at;
    written->values = total;
    return DONE;
}
