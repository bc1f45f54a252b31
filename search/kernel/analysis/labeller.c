/* Labels tokens as pyvi's model does: does a token start a word (0), or go on with one (1)?
 *
 * The lead of a token is the score of label 0 less that of label 1. Scores are added up in another
 * order than CRFsuite's, so decisions that rounding could change are only reported. */
#include <math.h>

#include "analysis.h"

#define BORDER 0

static int has_key(const KeySet *set, int64_t key) {
    int64_t slot = key & set->mask;
    if (!(set->taken_bits[slot >> 3] >> (slot & 7) & 1)) return 0;
    for (int64_t at = set->firsts[slot]; at < set->firsts[slot + 1]; at++)
        if (set->by_slot[at] == key) return 1;
    return 0;
}

static int is_pair(const LabelModel *model, const TokenRow *rows, const int32_t *tokens, int64_t i) {
    int64_t first = rows[tokens[i]].syllable, second = rows[tokens[i + 1]].syllable;
    return first && second && has_key(&model->pairs, first * model->base + second);
}

static int is_triple(const LabelModel *model, const TokenRow *rows, const int32_t *tokens, int64_t i) {
    int64_t first = rows[tokens[i]].syllable, second = rows[tokens[i + 1]].syllable, third = rows[tokens[i + 2]].syllable;
    return first && second && third && has_key(&model->triples, (first * model->base + second) * model->base + third);
}

/* Write the score of label 0 less that of label 1 of each token of a sentence, transitions left
 * out. Each sum is in the order of search/text/segmentation/labeller.py. */
static void find_advantages(const LabelModel *model, const TokenRow *rows, const int32_t *tokens, int64_t count, double *advantages) {
    for (int64_t i = 0; i < count; i++) {
        advantages[i] = rows[tokens[i]].own;
        if (i > 0) advantages[i] += rows[tokens[i - 1]].for_next;
        if (i + 1 < count) advantages[i] += rows[tokens[i + 1]].for_previous;
    }
    for (int64_t i = 0; i + 1 < count; i++) {
        if (!is_pair(model, rows, tokens, i)) continue;
        advantages[i + 1] += model->previous_pair;
        advantages[i] += model->next_pair;
    }
    for (int64_t i = 0; i + 2 < count; i++) {
        if (!is_triple(model, rows, tokens, i)) continue;
        advantages[i + 2] += model->previous_triple;
        advantages[i] += model->next_triple;
    }
}

static double larger(double one, double other) { return one > other ? one : other; }

/* What a token's lead adds to the next one: that of the better label before 0 and before 1. */
static double pass_on(const double transitions[2][2], double lead) {
    return larger(lead + transitions[0][0], transitions[1][0]) - larger(lead + transitions[0][1], transitions[1][1]);
}

/* Label one sentence, whose advantages stand in `leads`; return whether a decision is close. */
static int label_sentence(const LabelModel *model, double *leads, int64_t count, uint8_t *labels) {
    const double(*transitions)[2] = model->transitions;
    /* The label before label 0 is 0 if the lead there is at least to_0; before label 1, to_1. */
    double to_0 = transitions[1][0] - transitions[0][0], to_1 = transitions[1][1] - transitions[0][1];
    double margin = model->rounding * (double)((count + 8) * (count + 8));
    for (int64_t i = 1; i < count; i++) leads[i] += pass_on(transitions, leads[i - 1]);
    int is_close = fabs(leads[count - 1]) < margin;
    labels[count - 1] = leads[count - 1] < 0;
    for (int64_t i = count - 2; i >= 0; i--) {
        labels[i] = leads[i] < (labels[i + 1] ? to_1 : to_0);
        is_close |= fabs(leads[i] - to_0) < margin || fabs(leads[i] - to_1) < margin;
    }
    return is_close;
}

/* Label all sentences, which BORDER separates, and write where those start and end that have a
 * close decision; return how many these are. `leads` is scratch for one number a token. */
API int64_t bt_label(const LabelModel *model, const TokenRow *rows, const int32_t *tokens, int64_t count, double *leads, uint8_t *labels, int64_t *close_spans) {
    int64_t close = 0;
    for (int64_t start = 0, end; start < count; start = end + 1) {
        for (end = start; end < count && tokens[end] != BORDER;) end++;
        if (end < count) labels[end] = 0;
        if (start == end) continue;
        find_advantages(model, rows, tokens + start, end - start, leads);
        if (label_sentence(model, leads, end - start, labels + start)) {
            close_spans[2 * close] = start;
            close_spans[2 * close++ + 1] = end;
        }
    }
    return close;
}

/* Leave label 1 only where pyvi joins a token to the one before: no sign, digit or first token,
 * and no capital after a small letter. */
API void bt_join(const TokenRow *rows, const int32_t *tokens, int64_t count, uint8_t *labels) {
    const TokenRow *before = rows + BORDER;
    for (int64_t i = 0; i < count; i++) {
        const TokenRow *row = rows + tokens[i];
        labels[i] &= before->joins & row->joins & (!row->is_capital | before->is_capital);
        before = row;
    }
}
