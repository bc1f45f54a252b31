/* Gathers occurrences into postings: one for each document of a list, with its frequencies. */
#include "writing.h"

/* Write list, document and the frequency in each field of every posting; return how many there are.
 * There is room for one an occurrence. */
API int64_t bt_gather_postings(const ListedOccurrences *occurrences, int64_t field_count, int64_t *lists, uint32_t *doc_ids, uint32_t *frequencies) {
    int64_t postings = 0;
    for (int64_t i = 0; i < occurrences->count; i++) {
        int64_t list = occurrences->lists[i];
        uint32_t doc_id = occurrences->doc_ids[i];
        if (!postings || list != lists[postings - 1] || doc_id != doc_ids[postings - 1]) {
            lists[postings] = list;
            doc_ids[postings] = doc_id;
            memset(frequencies + postings * field_count, 0, (size_t)field_count * sizeof *frequencies);
            postings++;
        }
        frequencies[(postings - 1) * field_count + occurrences->fields[i]]++;
    }
    return postings;
}
