/* The hits of a page, made of stored records: highlighted titles, and snippets. */
#include "highlight.h"

/* What is to be made a hit of, and the hit: `values` and `snippet` are lengths of what is written
 * for it, one after the other for all hits, and so are the numbers of its spans. */
typedef struct {
    const uint8_t *record;
    int64_t length;
    int64_t is_sure, values, title_spans, snippet, snippet_spans;
} HitRecord;

/* Where hits are written: JSON rows of values, letters of snippets, spans of titles and snippets.
 * There is room for the records themselves, and as `bt_make_hits` says. */
typedef struct {
    uint8_t *values;
    Letter *snippets;
    int32_t *spans;
} HitRoom;

/* Memory for one record: two texts, so that the best one so far is kept. */
typedef struct {
    PlainIndex index;
    Text text, best;
    uint8_t *paired;
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

static uint8_t *write_values(const Slice values[VALUES], uint8_t *to) {
    for (int v = ID; v <= PUBLISHER; v++) {
        *to++ = v == ID ? '[' : ',';
        memcpy(to, values[v].at, (size_t)(values[v].end - values[v].at));
        to += values[v].end - values[v].at;
    }
    *to++ = ']';
    return to;
}

/* Make one hit; what is not sure writes nothing. */
static void make_hit(Work *work, HitRecord *hit, HitRoom *room) {
    const Highlighter *h = work->index.h;
    Slice record = {hit->record, hit->record + hit->length}, values[VALUES];
    Shown title = {0, 0, room->spans, 0}, snippet;
    Passage best;
    hit->is_sure = hit->values = hit->title_spans = hit->snippet = hit->snippet_spans = 0;
    if (!read_record(record, values) || !read_text(work, values[TITLE], h->searched)) return;
    show_whole(h->alphabet, &work->text, &title);
    if (!find_passage(work, values, &best)) return;
    snippet = (Shown){room->snippets, 0, room->spans + 2 * title.span_total, 0};
    show_passage(h, &work->best, &best, &snippet);
    uint8_t *end = write_values(values, room->values);
    hit->is_sure = 1;
    hit->values = end - room->values;
    hit->title_spans = title.span_total;
    hit->snippet = snippet.length;
    hit->snippet_spans = snippet.span_total;
    room->values = end;
    room->snippets += snippet.length;
    room->spans += 2 * (title.span_total + snippet.span_total);
}

/* Make the hits of some records. Room is needed for the bytes of all records in `values`, 4 more of
 * each; for 4 times `length` letters of each snippet; for as many spans as all records have bytes. */
API int64_t bt_make_hits(const Highlighter *h, Scratch *scratch, HitRecord *hits, int64_t total, HitRoom *room) {
    int64_t longest = 0;
    for (int64_t i = 0; i < total; i++) longest = hits[i].length > longest ? hits[i].length : longest;
    if (longest > h->searched) longest = h->searched;
    Work work;
    take_text(scratch, longest, &work.text);
    take_text(scratch, longest, &work.best);
    work.paired = take(scratch, longest / 2 + 1);
    work.index.nexts = take(scratch, (h->plain_total + 1) * (int64_t)sizeof *work.index.nexts);
    if (scratch->used > scratch->size) return scratch->used;
    index_plains(h, &work.index);
    for (int64_t i = 0; i < total; i++) make_hit(&work, &hits[i], room);
    return DONE;
}
