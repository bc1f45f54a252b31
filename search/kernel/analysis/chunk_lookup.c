/* Finds the chunks of a text, what stands between white space, in a table of those met before. */
#include <string.h>

#include "analysis.h"

static inline uint64_t mix(uint64_t hash, uint16_t letter) {
    hash = (hash ^ letter) * 0x9E3779B97F4A7C15ull;
    return hash ^ hash >> 32;
}

static uint64_t hash_of(const uint16_t *letters, int64_t length) {
    uint64_t hash = 0;
    for (int64_t i = 0; i < length; i++) hash = mix(hash, letters[i]);
    return hash;
}

static int is_chunk(const ChunkIndex *index, const ChunkSlot *slot, const uint16_t *letters, int64_t length) {
    return slot->length == length && !memcmp(index->letters + slot->start, letters, 2 * (size_t)length);
}

/* The number of a chunk, -1 if it is new. */
static int32_t find(const ChunkIndex *index, const uint16_t *letters, int64_t length, uint64_t hash) {
    for (int64_t at = (int64_t)(hash >> 32) & index->mask;; at = (at + 1) & index->mask) {
        const ChunkSlot *slot = index->slots + at;
        if (!slot->length) return -1;
        if (slot->hash == (uint32_t)hash && is_chunk(index, slot, letters, length)) return slot->number;
    }
}

static void take_slot(const ChunkIndex *index, uint64_t hash, ChunkSlot chunk) {
    int64_t at = (int64_t)(hash >> 32) & index->mask;
    while (index->slots[at].length) at = (at + 1) & index->mask;
    index->slots[at] = chunk;
}

/* Write the number of each chunk of a text, -1 for new ones, and where each new one starts and
 * ends; return how many chunks there are. There may be (length + 1) / 2 of both. */
API int64_t bt_find_chunks(const ChunkIndex *index, const uint16_t *text, int64_t length, int32_t *numbers, int64_t *new_spans) {
    int64_t found = 0;
    for (int64_t at = 0;;) {
        while (at < length && index->is_space[text[at]]) at++;
        if (at == length) return found;
        int64_t start = at;
        uint64_t hash = 0;
        for (; at < length && !index->is_space[text[at]]; at++) hash = mix(hash, text[at]);
        int32_t number = find(index, text + start, at - start, hash);
        if (number < 0) {
            *new_spans++ = start;
            *new_spans++ = at;
        }
        numbers[found++] = number;
    }
}

static void add(ChunkIndex *index, const uint16_t *letters, int64_t length, int32_t number) {
    uint64_t hash = hash_of(letters, length);
    ChunkSlot chunk = {(uint32_t)hash, number, (uint32_t)index->letter_count, (uint32_t)length};
    memcpy(index->letters + index->letter_count, letters, 2 * (size_t)length);
    index->letter_count += length;
    take_slot(index, hash, chunk);
}

/* Add chunks of a text, each once, that are new: where each starts and ends, and its number. There
 * must be room for their letters, and one free slot more than chunks. */
API void bt_add_chunks(ChunkIndex *index, const uint16_t *text, const int64_t *spans, const int32_t *numbers, int64_t count) {
    for (int64_t i = 0; i < count; i++) add(index, text + spans[2 * i], spans[2 * i + 1] - spans[2 * i], numbers[i]);
}

/* Move chunks from other slots to the index, where all slots must be free. */
API void bt_move_chunks(const ChunkIndex *index, const ChunkSlot *slots, int64_t count) {
    for (int64_t i = 0; i < count; i++)
        if (slots[i].length) take_slot(index, hash_of(index->letters + slots[i].start, slots[i].length), slots[i]);
}
