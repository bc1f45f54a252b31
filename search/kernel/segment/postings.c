/* Lists of postings: which documents have a term, and which frequency row each posting has. */
#include "segment.h"

enum { DOC_FORM = 3, ROW_FORM = 12, ROW_TABLE = 4, ROW_RARE = 8 };

static void open_rows(const PostingLists *lists, int64_t number, int64_t form, List *list) {
    const uint8_t *at = lists->rows + value_at(&lists->rows_at, number);
    list->table = list->rare = 0;
    list->table_total = 256;
    list->rare_total = 0;
    if (form) {
        list->table_total = form == ROW_TABLE ? *at++ + 1 : 255;
        list->table = at;
        at += 4 * list->table_total;
    }
    list->rows = at;
    if (form == ROW_RARE) {
        list->rare = at + list->length;
        list->rare_total = u32_at(list->rare, 0);
        list->rare += 4;
    }
}

void open_list(const Segment *s, int64_t pool, int64_t number, List *list) {
    const PostingLists *lists = &s->lists[pool];
    int64_t at = value_at(&lists->docs_at, number);
    memset(list, 0, sizeof *list);
    list->form = lists->forms[number] & DOC_FORM;
    list->length = value_at(&lists->lengths, number);
    if (list->form == BITS) {
        list->bits = lists->bits + at;
    } else if (list->form == NUMBERS) {
        list->numbers = lists->numbers + at;
    } else {
        list->chunk_starts = (const uint8_t *)(lists->halves + at);
        list->halves = lists->halves + at + 2 * (s->chunks - 1);
    }
    open_rows(lists, number, lists->forms[number] & ROW_FORM, list);
    rewind_list(s, list);
}

void rewind_list(const Segment *s, List *list) {
    list->posting = list->chunk = list->word = list->before = 0;
    list->chunk_end = list->form == HALVES ? chunk_end(s, list, 0) : list->length;
}

/* Which posting ends a chunk of halves. */
int64_t chunk_end(const Segment *s, const List *list, int64_t chunk) {
    return chunk < s->chunks - 1 ? u32_at(list->chunk_starts, chunk) : list->length;
}

uint32_t row_of(const List *list, int64_t posting) {
    uint8_t chosen = list->rows[posting];
    if (!list->table) return chosen;
    if (!list->rare || chosen != 255) return u32_at(list->table, chosen);
    int64_t low = 0, high = list->rare_total;
    while (low < high) {
        int64_t middle = (low + high) >> 1;
        if (u32_at(list->rare, middle) < (uint64_t)posting) low = middle + 1;
        else high = middle;
    }
    return u32_at(list->rare, list->rare_total + low);
}

/* The first of ascending values in [from, end) that is not less; near ones are found first. */
#define DEFINE_SEEK(name, type)                                                                  \
    static inline int64_t name(const type *values, int64_t from, int64_t end, type wanted) {     \
        if (from == end || values[from] >= wanted) return from;                                  \
        int64_t step = 1;                                                                        \
        while (from + step < end && values[from + step] < wanted) from += step, step <<= 1;      \
        int64_t high = from + step < end ? from + step : end;                                    \
        for (from++; from < high;) {                                                             \
            int64_t middle = (from + high) >> 1;                                                 \
            if (values[middle] < wanted) from = middle + 1;                                      \
            else high = middle;                                                                  \
        }                                                                                        \
        return from;                                                                             \
    }

DEFINE_SEEK(seek_number, uint32_t)
DEFINE_SEEK(seek_half, uint16_t)

static int64_t posting_in_bits(List *list, int64_t doc) {
    int64_t word = doc >> 6, bit = doc & 63;
    for (; list->word < word; list->word++)
        list->before += __builtin_popcountll(list->bits[list->word]);
    if (!(list->bits[word] >> bit & 1)) return NONE;
    return list->before + __builtin_popcountll(list->bits[word] & ((1ull << bit) - 1));
}

/* The posting of a document, or NONE; documents are asked for in ascending order. */
int64_t posting_of(const Segment *s, List *list, int64_t doc) {
    if (list->form == BITS) return posting_in_bits(list, doc);
    if (list->form == NUMBERS) {
        list->posting = seek_number(list->numbers, list->posting, list->length, (uint32_t)doc);
        int64_t at = list->posting;
        return at < list->length && list->numbers[at] == doc ? at : NONE;
    }
    int64_t chunk = doc >> s->chunk_bits;
    if (chunk != list->chunk) {
        list->posting = chunk_end(s, list, chunk - 1);
        list->chunk = chunk;
        list->chunk_end = chunk_end(s, list, chunk);
    }
    uint16_t half = (uint16_t)(doc & ((1ll << s->chunk_bits) - 1));
    list->posting = seek_half(list->halves, list->posting, list->chunk_end, half);
    int64_t at = list->posting;
    return at < list->chunk_end && list->halves[at] == half ? at : NONE;
}

static inline void add_doc(uint64_t *docs, int64_t doc) { docs[doc >> 6] |= 1ull << (doc & 63); }

/* Add the documents of a list to a set. */
void add_docs(const Segment *s, const List *list, uint64_t *docs) {
    if (list->form == BITS) {
        for (int64_t w = 0; w < s->words; w++) docs[w] |= list->bits[w];
    } else if (list->form == NUMBERS) {
        for (int64_t i = 0; i < list->length; i++) add_doc(docs, list->numbers[i]);
    } else {
        int64_t at = 0;
        for (int64_t chunk = 0; chunk < s->chunks; chunk++)
            for (int64_t end = chunk_end(s, list, chunk); at < end; at++)
                add_doc(docs, (chunk << s->chunk_bits) + list->halves[at]);
    }
}
