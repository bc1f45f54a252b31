/* Decides which leaf of the query a word answers: alone, or as a part of a whole phrase. */
#include "highlight.h"

/* Whether a word has the accents that were typed. */
static int has_accents(const Highlighter *h, const Text *text, const Word *word, const Leaf *leaf) {
    if (leaf->shapes < 0) return 1;
    const Alphabet *a = h->alphabet;
    const uint8_t *shapes = h->letters + leaf->shapes;
    int64_t tones = 0;
    for (int64_t i = word->start; i < word->end; i++) {
        uint8_t shape = shapes[i - word->start];
        if (shape && shape != a->shapes[text->letters[i]]) return 0;
        tones |= a->tones[text->letters[i]];
    }
    return (leaf->tones & ~tones) == 0;
}

static int answers(const Highlighter *h, const Text *text, const Word *word, int64_t leaf) {
    const Plain *plain = &h->plains[word->plain];
    for (int64_t i = plain->first_leaf; i < plain->last_leaf; i++)
        if (h->leaf_numbers[i] == leaf) return has_accents(h, text, word, &h->leaves[leaf]);
    return 0;
}

static void answer(Word *word, int64_t leaf) {
    if (word->leaf == NONE || leaf < word->leaf) word->leaf = (int32_t)leaf;
}

static void answer_alone(const Highlighter *h, const Text *text, Word *word) {
    const Plain *plain = &h->plains[word->plain];
    for (int64_t i = plain->first_leaf; i < plain->last_leaf; i++) {
        int64_t leaf = h->leaf_numbers[i];
        if (h->leaves[leaf].is_of_phrase || !has_accents(h, text, word, &h->leaves[leaf])) continue;
        answer(word, leaf);
        return;
    }
}

static void answer_row(const Highlighter *h, const Text *text, const LeafRow *row, int64_t first) {
    int64_t length = row->last_leaf - row->first_leaf;
    Word *words = text->words + first;
    if (first + length > text->word_total) return;
    for (int64_t k = 0; k < length; k++)
        if (words[k].number != words[0].number + k || !answers(h, text, &words[k], row->first_leaf + k)) return;
    for (int64_t k = 0; k < length; k++) answer(&words[k], row->first_leaf + k);
}

/* Keep the words that are highlighted, each with the first leaf that it answers. */
void keep_highlighted(const Highlighter *h, Text *text) {
    for (int64_t i = 0; i < text->word_total; i++) {
        answer_alone(h, text, &text->words[i]);
        for (int64_t r = 0; r < h->row_total; r++) answer_row(h, text, &h->rows[r], i);
    }
    int64_t kept = 0;
    for (int64_t i = 0; i < text->word_total; i++)
        if (text->words[i].leaf != NONE) text->words[kept++] = text->words[i];
    text->word_total = kept;
}
