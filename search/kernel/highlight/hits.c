/* The hits of a page, made of stored records: highlighted titles, and snippets. */
#include "highlight.h"

/* A doubtful text: a string of a record, and once Python told them, its highlighted words. */
typedef struct {
    int64_t record, start, end, first_word, last_word;
} Doubt;

/* A slice of a text that Python highlights, and a leaf of the term that it answers. */
typedef struct {
    int64_t start, end, leaf;
} ToldWord;

/* Stored records, and the doubts of an earlier call about them that Python answered. */
typedef struct {
    const uint8_t *const *records;
    const int64_t *lengths;
    int64_t total;
    const Doubt *answered;
    int64_t answered_total;
    const ToldWord *words;
} StoredRecords;

/* The hits as a JSON array: a row for each record, null where it is not sure. `starts` are those of
 * each row's values, as write_row tells them; NONE first where there is no row. `doubts` are about
 * records without a row, in the order of their texts. */
typedef struct {
    const uint8_t *at;
    int64_t length;
    const int64_t *starts;
    Doubt *doubts;
    int64_t doubt_total;
} HitRows;

/* Doubts of one call: of records that have more of them, Python makes the hits. */
enum { MOST_DOUBTS = 1024 };

/* Memory for one record: two texts, so that the best one so far is kept, and what is shown; which
 * record it is, and how many answers were passed. */
typedef struct {
    PlainIndex index;
    Text text, best;
    uint8_t *paired;
    Shown title, snippet;
    const StoredRecords *stored;
    HitRows *rows;
    int64_t record, passed;
    int is_doubtful;
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

/* Take the words that Python highlights in a text; return whether it told them. */
static int take_answer(Work *work, int64_t start) {
    const StoredRecords *stored = work->stored;
    const Doubt *answered = stored->answered;
    int64_t at = work->passed;
    while (at < stored->answered_total && (answered[at].record < work->record || (answered[at].record == work->record && answered[at].start < start))) at++;
    work->passed = at;
    if (at == stored->answered_total || answered[at].record != work->record || answered[at].start != start) return 0;
    Text *text = &work->text;
    text->word_total = answered[at].last_word - answered[at].first_word;
    if (text->word_total > text->length / 2 + 1) return 0;
    for (int64_t i = 0; i < text->word_total; i++) {
        const ToldWord *word = &stored->words[answered[at].first_word + i];
        text->words[i] = (Word){(int32_t)word->start, (int32_t)word->end, 0, 0, (int32_t)word->leaf};
    }
    return 1;
}

/* Go on as if a text had no words, and ask Python of it. */
static int doubt_text(Work *work, Slice string) {
    HitRows *rows = work->rows;
    const uint8_t *record = work->stored->records[work->record];
    work->text.word_total = 0;
    work->is_doubtful = 1;
    if (rows->doubt_total == MOST_DOUBTS) return UNSURE;
    rows->doubts[rows->doubt_total++] = (Doubt){work->record, string.at - record, string.end - record, 0, 0};
    return SURE;
}

/* Decode a text and highlight its words. */
static int read_text(Work *work, Slice string, int64_t most) {
    Text *text = &work->text;
    if (!decode_text(work->index.h->alphabet, string, most, text)) return UNSURE;
    if (find_words(&work->index, text) == SURE) {
        keep_highlighted(work->index.h, text);
        return SURE;
    }
    return take_answer(work, string.at - work->stored->records[work->record]) ? SURE : doubt_text(work, string);
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
    work->is_doubtful = 0;
    if (!read_record(record, values) || !read_text(work, values[TITLE], h->searched)) return UNSURE;
    show_whole(h->alphabet, &work->text, &work->title);
    if (!find_passage(work, values, &best)) return UNSURE;
    if (work->is_doubtful) return DOUBTFUL;
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
    rows->doubts = take(scratch, MOST_DOUBTS * (int64_t)sizeof *rows->doubts);
    rows->doubt_total = 0;
    if (scratch->used >= scratch->size) return scratch->used + 1;
    index_plains(h, &work.index);
    work.stored = stored;
    work.rows = rows;
    work.passed = 0;
    uint8_t *to = scratch->at + scratch->used;
    rows->at = to;
    rows->starts = starts;
    *to++ = '[';
    for (int64_t i = 0; i < stored->total; i++) {
        Slice record = {stored->records[i], stored->records[i] + stored->lengths[i]}, values[VALUES];
        int64_t doubts = rows->doubt_total;
        work.record = i;
        int found = read_hit(&work, record, values), is_sure = found == SURE;
        /* Python makes it alone, whatever else it has. */
        if (found == UNSURE) rows->doubt_total = doubts;
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
