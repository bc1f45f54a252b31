/* Whether the lists of a query are what was written; see segment/checking.c. */
#include "matching.h"

/* Return whether all lists of a query are whole, with positions where it asks for them. */
int check_query(const Query *q) {
    for (int64_t t = 0; t < q->term_total; t++) {
        const Term *term = &q->terms[t];
        int what = term->plain < 0 ? DOCS_WHOLE : ROWS_WHOLE;
        for (int64_t i = term->first_list; i < term->last_list; i++)
            if (!check_list(q->segment, term->pool, q->lists[i], what)) return 0;
        if (term->plain >= 0 && !check_list(q->segment, PLAIN, term->plain, POSITIONS_WHOLE)) return 0;
    }
    return 1;
}

/* Return whether the positions of all terms of a query are whole. Who reads nothing else has no need of the lists of
 * accented terms. */
int check_positions(const Query *q) {
    for (int64_t i = 0; i < q->term_total; i++)
        if (q->terms[i].plain >= 0 && !check_list(q->segment, PLAIN, q->terms[i].plain, POSITIONS_WHOLE)) return 0;
    return 1;
}
