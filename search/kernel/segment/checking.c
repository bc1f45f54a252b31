/* Whether a list is what was written: the other files rely on every offset and number in it.
 *
 * A list is checked when it is first used, since reading all of a large segment at opening would
 * take seconds. What was found whole is kept in `checked`; threads may check the same list twice.
 * Whoever reads there that positions are whole also reads the skips that were written before: not
 * every processor keeps the order of what another thread writes, so that it is asked for.
 */
#include "segment.h"

static int is_ascending_numbers(const Segment *s, const List *list) {
    for (int64_t i = 1; i < list->length; i++)
        if (list->numbers[i - 1] >= list->numbers[i]) return 0;
    return !list->length || list->numbers[list->length - 1] < s->count;
}

static int is_ascending_halves(const Segment *s, const List *list) {
    int64_t at = 0;
    for (int64_t chunk = 0; chunk < s->chunks; chunk++) {
        int64_t end = chunk_end(s, list, chunk), first = at;
        if (end < at || end > list->length) return 0;
        for (; at < end; at++)
            if ((at > first && list->halves[at - 1] >= list->halves[at]) || list->halves[at] >> s->chunk_bits)
                return 0;
        if (at > first && (chunk << s->chunk_bits) + list->halves[at - 1] >= s->count) return 0;
    }
    return at == list->length;
}

static int is_set_of_length(const Segment *s, const List *list) {
    int64_t last = s->count & 63;
    if (last && list->bits[s->words - 1] >> last) return 0;
    return count_docs(list->bits, s->words) == list->length;
}

static int are_docs_whole(const Segment *s, const PostingLists *lists, int64_t number) {
    int64_t form = lists->forms[number], at = value_at(&lists->docs_at, number);
    int64_t length = value_at(&lists->lengths, number);
    if (at < 0 || length < 0 || length > s->count || value_at(&lists->rows_at, number) < 0) return 0;
    int64_t rows_room = lists->rows_total - value_at(&lists->rows_at, number);
    /* Opening a list reads the head of its rows as well. */
    if ((form & 12) == 12 || (form & 3) == 3 || form > 15 || rows_room < length) return 0;
    if ((form & 12) == 4 && (!rows_room || rows_room < 1 + 4 * (lists->rows[lists->rows_total - rows_room] + 1ll) + length)) return 0;
    if ((form & 12) == 8 && rows_room < 4 * 255 + length + 4) return 0;
    int64_t ahead = 2 * (s->chunks - 1);
    List list;
    switch (form & 3) {
    case NUMBERS:
        if (at + length > lists->numbers_total) return 0;
        open_list(s, lists - s->lists, number, &list);
        return is_ascending_numbers(s, &list);
    case HALVES:
        if (at + ahead + length > lists->halves_total) return 0;
        open_list(s, lists - s->lists, number, &list);
        return is_ascending_halves(s, &list);
    default:
        if (at + s->words > lists->bits_total) return 0;
        open_list(s, lists - s->lists, number, &list);
        return is_set_of_length(s, &list);
    }
}

static int are_rare_rows_whole(const Segment *s, const List *list, int64_t room) {
    if (list->rare_total > list->length || room < 8 * list->rare_total) return 0;
    int64_t rare = 0;
    for (int64_t i = 0; i < list->length; i++) {
        if (list->rows[i] != 255) continue;
        if (rare == list->rare_total || u32_at(list->rare, rare) != i) return 0;
        if (u32_at(list->rare, list->rare_total + rare++) >= s->row_total) return 0;
    }
    return rare == list->rare_total;
}

static int are_rows_whole(const Segment *s, const PostingLists *lists, int64_t number) {
    List list;
    open_list(s, lists - s->lists, number, &list);
    if (!list.table) {
        for (int64_t i = 0; i < list.length; i++)
            if (list.rows[i] >= s->row_total) return 0;
        return 1;
    }
    for (int64_t i = 0; i < list.table_total; i++)
        if (u32_at(list.table, i) >= s->row_total) return 0;
    if (list.rare) return are_rare_rows_whole(s, &list, lists->rows + lists->rows_total - list.rare);
    for (int64_t i = 0; i < list.length; i++)
        if (list.rows[i] >= list.table_total) return 0;
    return 1;
}

/* How many numbers of two bytes the positions of a plain term take, or NONE if that can't be. */
static int64_t stored_numbers(const Segment *s, int64_t plain, int64_t occurrences) {
    int64_t packed = (occurrences + 3) / 4 * 3, from = value_at(&s->positions_at, plain);
    switch (s->position_forms[plain]) {
    case TWO_BYTES: return occurrences;
    case FOUR_BYTES: return 2 * occurrences;
    case TWELVE_BITS: return packed;
    case RARE_BEFORE:
        if (from + 2 > s->positions_total) return NONE;
        return 2 + 4ll * u32_at((const uint8_t *)(s->positions + from), 0) + packed;
    default: return NONE;
    }
}

/* Whether the rare variants of a plain term, at its head of `room` bytes, belong to some of its occurrences. */
static int are_rare_variants_whole(const uint8_t *head, int64_t room, int64_t common, int64_t occurrences) {
    if (room < 4 + common || room < 4 + common + 5ll * u32_at(head, 0)) return 0;
    int64_t total = u32_at(head, 0);
    const uint8_t *rare = head + 4 + common;
    for (int64_t i = 1; i < common; i++)
        if (head[3 + i] >= head[4 + i]) return 0;
    for (int64_t i = 1; i < total; i++)
        if (u32_at(rare, i - 1) >= u32_at(rare, i)) return 0;
    return !total || u32_at(rare, total - 1) < occurrences;
}

/* Whether a plain term has as many variants as occurrences, in a form that can tell so many kinds apart. */
static int are_variants_whole(const Segment *s, int64_t plain, int64_t occurrences) {
    int64_t kinds = value_at(&s->first_variants, plain + 1) - value_at(&s->first_variants, plain);
    int64_t from = value_at(&s->variants_at, plain), to = value_at(&s->variants_at, plain + 1);
    if (from < 0 || to < from || to > s->variants_total) return 0;
    int64_t form = s->variant_forms[plain], common = common_total(form), bytes;
    if (common && !are_rare_variants_whole(s->variants + from, to - from, common, occurrences)) return 0;
    switch (form) {
    case ONE_VARIANT: return kinds <= 1 && to == from;
    case HALF_BYTE: bytes = (occurrences + 1) / 2; break;
    case BYTE: bytes = occurrences; break;
    case FOUR_BYTE_VARIANTS: return kinds > MOST_VARIANTS && to - from == 4 * occurrences;
    case TWO_BITS: case COMMON_HALVES:
        bytes = 4 + common + 5ll * u32_at(s->variants + from, 0) + (form == TWO_BITS ? (occurrences + 3) / 4 : (occurrences + 1) / 2);
        break;
    default: return 0;
    }
    return kinds > 1 && kinds <= MOST_VARIANTS && to - from == bytes;
}

/* Whether a plain term has as many positions and variants as its frequency rows say. Its skips are
 * written by the way: threads that do so at once write the same. */
static int are_positions_whole(const Segment *s, int64_t plain) {
    List list;
    open_list(s, PLAIN, plain, &list);
    int64_t occurrences = 0;
    _Atomic uint32_t *skips = s->skips_at[plain] < 0 ? 0 : s->skips + s->skips_at[plain];
    for (int64_t i = 0; i < list.length; i++) {
        if (skips && i % SKIPS == 0)
            atomic_store_explicit(&skips[i / SKIPS], (uint32_t)occurrences, memory_order_relaxed);
        occurrences += s->totals[row_of(&list, i)];
    }
    int64_t from = value_at(&s->positions_at, plain), to = value_at(&s->positions_at, plain + 1);
    if (from < 0 || to < from || to > s->positions_total) return 0;
    if (to - from != stored_numbers(s, plain, occurrences)) return 0;
    return are_variants_whole(s, plain, occurrences);
}

/* Whether a plain term without followers, or with just as many as it has postings: bits, by which they are found. */
static int are_followers_whole(const Segment *s, int64_t plain) {
    int64_t number = followed_number(s, plain);
    if (number == NONE) return 1;
    int64_t from = value_at(&s->followers_at, number), bytes = BUCKETS * followers_size(value_at(&s->lists[PLAIN].lengths, plain));
    int64_t to = number + 1 < s->followed_total ? value_at(&s->followers_at, number + 1) : s->followers_total;
    if (from < 0 || to < from || to > s->followers_total) return 0;
    return (s->lists[PLAIN].forms[plain] & 3) == BITS && to - from == bytes;
}

/* Return whether a part of a list is whole; rows need documents, and positions need rows. */
int check_list(const Segment *s, int64_t pool, int64_t number, int what) {
    const PostingLists *lists = &s->lists[pool];
    if (number < 0 || number >= lists->total) return 0;
    uint8_t known = atomic_load_explicit(&lists->checked[number], memory_order_acquire);
    if ((known & what) == what) return 1;
    if (!(known & DOCS_WHOLE) && !are_docs_whole(s, lists, number)) return 0;
    known |= DOCS_WHOLE;
    if (what >= ROWS_WHOLE && !(known & ROWS_WHOLE)) {
        if (!are_rows_whole(s, lists, number)) return 0;
        known |= ROWS_WHOLE;
    }
    if (what >= POSITIONS_WHOLE && !(known & POSITIONS_WHOLE)) {
        if (pool != PLAIN || !are_positions_whole(s, number) || !are_followers_whole(s, number)) return 0;
        known |= POSITIONS_WHOLE;
    }
    atomic_fetch_or_explicit(&lists->checked[number], known, memory_order_release);
    return 1;
}
