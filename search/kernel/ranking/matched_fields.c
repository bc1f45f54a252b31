/* The fields of documents in which the units of a query occur. */
#include "ranking.h"

static void add_fields_of_term(const Query *q, const Term *term, const int64_t *docs, int64_t total, uint8_t *fields) {
    for (int64_t i = term->first_list; i < term->last_list; i++) {
        List list;
        open_list(q->segment, term->pool, q->lists[i], &list);
        for (int64_t d = 0; d < total; d++) {
            int64_t posting = posting_of(q->segment, &list, docs[d]);
            if (posting != NONE) fields[d] |= q->segment->field_sets[row_of(&list, posting)];
        }
    }
}

/* Add to `fields` of each of some documents, given in ascending order, a bit for each field that any unit is in. */
API int64_t bt_find_fields(const Query *q, Scratch *scratch, const int64_t *docs, int64_t total, uint8_t *fields) {
    if (!check_query(q)) return DAMAGED;
    int64_t used = scratch->used;
    for (int64_t u = 0; u < q->unit_total; u++) {
        const Unit *unit = &q->units[u];
        if (unit->term >= 0) {
            add_fields_of_term(q, &q->terms[unit->term], docs, total, fields);
            continue;
        }
        UnitCursor name;
        scratch->used = used;
        take_unit(q, unit, scratch, &name);
        if (scratch->used > scratch->size) return scratch->used;
        open_unit(q, unit, &name);
        for (int64_t d = 0; d < total; d++) {
            find_name(q->segment, &name, docs[d]);
            for (int64_t k = 0; k < name.first_total; k++)
                fields[d] |= (uint8_t)(1 << field_of(q->segment, docs[d], name.firsts[k]));
        }
    }
    return DONE;
}
