/* Finds the words of a text that a query may have, without their accents. */
#include "highlight.h"

/* Whether a final i is written for y: after a single consonant of these, and after qu. */
static int ends_in_y(const uint8_t *word, int64_t length) {
    if (length == 3) return word[0] == 'q' && word[1] == 'u';
    return length == 2 && memchr("hklmst", word[0], 6) != 0;
}

static int has_letters(const uint8_t *word, int64_t length, const uint8_t *plain) {
    for (int64_t i = 0; i < length - 1; i++)
        if (word[i] != plain[i]) return 0;
    int last = word[length - 1];
    if (last == 'i' && ends_in_y(word, length)) last = 'y';
    return last == plain[length - 1];
}

/* The plain of a word, given by what its letters are, or NONE. */
static int32_t plain_of(const PlainIndex *index, const uint8_t *word, int64_t length) {
    const Highlighter *h = index->h;
    if (word[0] < 'a') return NONE;
    for (int32_t p = index->firsts[word[0] - 'a']; p >= 0; p = index->nexts[p])
        if (h->plains[p].length == length && has_letters(word, length, h->letters + h->plains[p].letters)) return p;
    return NONE;
}

static int is_sign_of_code(Letter letter) {
    return letter == '-' || letter == '/' || letter == '&' || (letter >= 0x2010 && letter <= 0x2015) || letter == 0x2212;
}

static int64_t skip_spaces_back(const Alphabet *a, const Letter *letters, int64_t at) {
    while (at > 0 && kind_of(a, letters[at - 1]) == SPACE) at--;
    return at;
}

static int is_before_sign(const Alphabet *a, const Text *text, int64_t at) {
    while (at < text->length && kind_of(a, text->letters[at]) == SPACE) at++;
    return at < text->length && is_sign_of_code(text->letters[at]);
}

/* Whether a word may be a part of a code: signs join it to a number before it. All parts of a code
 * have one position, and the same part counts once. */
static int may_be_of_code(const Alphabet *a, const Text *text, const Word *word) {
    int is_joined = is_before_sign(a, text, word->end);
    for (int64_t at = word->start;;) {
        at = skip_spaces_back(a, text->letters, at);
        int has_sign = at > 0 && is_sign_of_code(text->letters[at - 1]);
        if (has_sign) at = skip_spaces_back(a, text->letters, at - 1);
        is_joined |= has_sign;
        int64_t end = at, has_digit = 0;
        for (; at > 0 && is_in_word(kind_of(a, text->letters[at - 1])); at--)
            has_digit |= kind_of(a, text->letters[at - 1]) < 'a';
        if (at == end) return 0;
        if (has_digit) return is_joined;
        if (!has_sign) return 0;
    }
}

/* Find the words of a text that have plains of the query. DOUBTFUL where one may be a part of
 * something else, so that the text must be tokenized: of a number, and where positions count, or
 * the text is odd, of a code; and where a number of the query may stand. */
int find_words(const PlainIndex *index, Text *text) {
    const Highlighter *h = index->h;
    const uint8_t *kinds = text->kinds;
    int64_t decimals = NONE;
    int32_t number = 0;
    text->word_total = 0;
    if (h->numeral_total && text->is_odd) return DOUBTFUL;
    for (int64_t at = 0; at < text->length;) {
        if (!is_in_word(kinds[at])) {
            at++;
            continue;
        }
        int64_t start = at, first = at; /* of the word, and of its letters behind the last digit */
        for (; is_in_word(kinds[at]); at++) /* a space ends the kinds */
            if (kinds[at] == DIGIT) first = at + 1;
        if (first > start && (may_have_numeral(h, text, start, first) || may_add(h, text, start, number, &decimals))) return DOUBTFUL;
        int32_t plain = first < at ? plain_of(index, kinds + first, at - first) : NONE;
        if (plain != NONE) {
            if (first > start) return DOUBTFUL;
            text->words[text->word_total++] = (Word){(int32_t)start, (int32_t)at, number, plain, NONE};
        }
        number++;
    }
    if (!h->row_total && !h->numeral_total && !text->is_odd) return SURE;
    for (int64_t i = 0; i < text->word_total; i++)
        if (may_be_of_code(h->alphabet, text, &text->words[i])) return DOUBTFUL;
    return SURE;
}
