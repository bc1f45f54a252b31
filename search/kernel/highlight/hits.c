/* The hits of a page, made of stored records: highlighted titles, and snippets. */
#include "highlight.h"

/* Stored records. */
typedef struct {
    const uint8_t *const *records;
    const int64_t *lengths;
    int64_t total;
} StoredRecords;

/* The hits as a JSON array: a row for each record, null where it is not sure. `starts` are those of
 * each row's values, as write_row tells them; NONE first where there is no row. */
typedef struct {
    const uint8_t *at;
    int64_t length;
    const int64_t *starts;
} HitRows;

/* Memory for one record: two texts, so that the best one so far is kept, and what is shown. */
typedef struct {
    PlainIndex index;
    Text text, best;
    uint8_t *paired;
    Shown title, snippet;
} Work;

static void take_text(Scratch *scratch, int64_t most, Text *text) {
    memset(text, 0, sizeof *text);
    text->letters = take(scratch, most * (int64_t)sizeof *text->letters);
    text->kinds = take(scratch, most + 1);
    text->words = take(scratch, (most / 2 + 1) * (int64_t)sizeof *text->words);
}

static void index_plains(const Highlighter *h, PlainIndex *index) {
    index->h = h;
    for (int k = 0; k < FIRST_LETTERS; k++) index->firsts[k] = NONE;
    for (int64_t p = 0; p < h->plain_total; p++) {
        int first = h->letters[h->plains[p].letters] - 'a';
        index->nexts[p] = index->firsts[first];
        index->firsts[first] = (int32_t)p;
    }
}

/* Decode a text and highlight its words. */
static int read_text(Work *work, Slice string, int64_t most) {
    Text *text = &work->text;
    if (!decode_text(work->index.h->alphabet, string, most, text) || !find_words(&work->index, text)) return UNSURE;
    keep_highlighted(work->index.h, text);
    return SURE;
}

static int is_whole(const Highlighter *h, const Passage *best) {
    Passage whole = {h->term_total, h->term_total - 1, -h->length, 0, 0};
    return !is_better(&whole, best);
}

/* Compare the passages of one more text with the best one. Without any highlight, the first text
 * that is not empty is shown. */
static int add_text(Work *work, Slice string, int64_t *left, Passage *best) {
    if (!read_text(work, string, *left)) return UNSURE;
    int is_first = !work->best.length && work->text.length;
    *left -= work->text.length;
    if (improve_passage(work->index.h, &work->text, work->paired, best) || is_first) {
        Text chosen = work->text;
        work->text = work->best;
        work->best = chosen;
    }
    return SURE;
}

/* Find the best passage of the lead, the body and the captions. */
static int find_passage(Work *work, Slice values[VALUES], Passage *best) {
    const Highlighter *h = work->index.h;
    int64_t left = h->searched;
    *best = (Passage){0, 0, -h->length, 0, 0};
    work->best.length = work->best.word_total = 0;
    if (!add_text(work, values[LEAD], &left, best)) return UNSURE;
    for (int v = BODY; v <= CAPTIONS; v++) {
        Slice array = values[v], string;
        while (left > 0 && (!is_whole(h, best) || !work->best.length) && next_string(&array, &string))
            if (!add_text(work, string, &left, best)) return UNSURE;
    }
    return SURE;
}

/* Find what is shown of a record. */
static int read_hit(Work *work, Slice record, Slice values[VALUES]) {
    const Highlighter *h = work->index.h;
    Passage best;
    if (!read_record(record, values) || !read_text(work, values[TITLE], h->searched)) return UNSURE;
    show_whole(h->alphabet, &work->text, &work->title);
    if (!find_passage(work, values, &best)) return UNSURE;
    show_passage(h, &work->best, &best, &work->snippet);
    return SURE;
}

/* Take memory for records whose longest has `longest` letters. */
static void take_work(Scratch *scratch, const Highlighter *h, int64_t longest, Work *work) {
    int64_t spans = (longest / 2 + 1) * 2 * (int64_t)sizeof *work->title.spans;
    take_text(scratch, longest, &work->text);
    take_text(scratch, longest, &work->best);
    work->paired = take(scratch, longest / 2 + 1);
    work->title.spans = take(scratch, spans);
    work->snippet.spans = take(scratch, spans);
    work->snippet.letters = take(scratch, (longest + 2) * (int64_t)sizeof *work->snippet.letters);
    work->index.nexts = take(scratch, (h->plain_total + 1) * (int64_t)sizeof *work->index.nexts);
}

/* Make the hits of some records. They are written to what is left of the scratch memory, where they
 * stay until the next call. */
API int64_t bt_make_hits(const Highlighter *h, Scratch *scratch, const StoredRecords *stored, HitRows *rows) {
    int64_t longest = 0;
    for (int64_t i = 0; i < stored->total; i++) longest = stored->lengths[i] > longest ? stored->lengths[i] : longest;
    if (longest > h->searched) longest = h->searched;
    Work work;
    take_work(scratch, h, longest, &work);
    int64_t *starts = take(scratch, stored->total * (ROW_VALUES + 1) * (int64_t)sizeof *starts);
    if (scratch->used >= scratch->size) return scratch->used + 1;
    index_plains(h, &work.index);
    uint8_t *to = scratch->at + scratch->used;
    rows->at = to;
    rows->starts = starts;
    *to++ = '[';
    for (int64_t i = 0; i < stored->total; i++) {
        Slice record = {stored->records[i], stored->records[i] + stored->lengths[i]}, values[VALUES];
        int is_sure = read_hit(&work, record, values);
        /* A comma before each, and the bracket behind the last. */
        int64_t size = 2 + (is_sure ? row_size(values, &work.title, &work.snippet) : NULL_SIZE);
        if (scratch->at + scratch->size - to < size) return scratch->size + size;
        if (i) *to++ = ',';
        int64_t *own = starts + i * (ROW_VALUES + 1);
        *own = NONE;
        to = is_sure ? write_row(values, &work.title, &work.snippet, rows->at, own, to) : write_null(to);
    }
    *to++ = ']';
    rows->length = to - rows->at;
    return DONE;
}
