/* Which documents of a segment match the clauses of a query. */
#include "matching.h"

void take_matcher(const Query *q, Scratch *scratch, Matcher *m) {
    int64_t words = q->segment->words;
    m->query = q;
    m->terms = take(scratch, (q->term_total + 1) * (int64_t)sizeof *m->terms);
    m->term_room = take(scratch, 8 * words * (q->term_total + 1));
    m->clause_room = take(scratch, 8 * words * (q->depth + 1));
    m->cursors = take(scratch, (q->most_parts + 1) * (int64_t)sizeof *m->cursors);
    m->sums = take(scratch, 64 * words * (q->depth + 1) * (int64_t)sizeof *m->sums);
}

/* The living documents of a term. */
const uint64_t *term_docs(Matcher *m, int64_t term) {
    if (m->terms[term]) return m->terms[term];
    const Segment *s = m->query->segment;
    const Term *wanted = &m->query->terms[term];
    uint64_t *docs = m->term_room + term * s->words;
    List list;
    if (wanted->last_list == wanted->first_list + 1 && !s->alive) {
        open_list(s, wanted->pool, m->query->lists[wanted->first_list], &list);
        if (list.form == BITS) return m->terms[term] = list.bits;
    }
    memset(docs, 0, 8 * s->words);
    for (int64_t i = wanted->first_list; i < wanted->last_list; i++) {
        open_list(s, wanted->pool, m->query->lists[i], &list);
        add_docs(s, &list, docs);
    }
    if (s->alive) keep_docs(docs, s->alive, s->words);
    return m->terms[term] = docs;
}

/* The documents of a phrase, and of `within` where that is not null. */
const uint64_t *phrase_docs(Matcher *m, int64_t number, const uint64_t *within, uint64_t *docs) {
    const Segment *s = m->query->segment;
    const Phrase *phrase = &m->query->phrases[number];
    PhraseCursor cursor;
    int has_all = open_phrase(m->query, phrase, m->cursors, &cursor);
    memset(docs, has_all ? 255 : 0, 8 * s->words);
    if (!has_all) return docs;
    if (within) memcpy(docs, within, 8 * s->words);
    for (int64_t i = 0; i < cursor.total; i++) keep_docs(docs, term_docs(m, m->query->parts[phrase->first_part + i].term), s->words);
    if (cursor.total == 1) return docs;
    keep_standing(s, &cursor, docs);
    return docs;
}

static const uint64_t *clause_docs(Matcher *m, int64_t number, const uint64_t *within, int64_t depth);

static const uint64_t *any_docs(Matcher *m, const Clause *clause, const uint64_t *within, int64_t depth) {
    int64_t words = m->query->segment->words;
    uint64_t *docs = m->clause_room + depth * words;
    memset(docs, 0, 8 * words);
    for (int64_t i = clause->first; i < clause->last; i++) {
        const uint64_t *child = clause_docs(m, m->query->children[i], within, depth + 1);
        for (int64_t w = 0; w < words; w++) docs[w] |= child[w];
    }
    return docs;
}

/* Weights are added in the order of the children, as NumPy adds them. A child may be of this kind,
 * too: it has sums of its own. */
static const uint64_t *enough_docs(Matcher *m, const Clause *clause, int64_t depth) {
    const double *weights = m->query->weights;
    int64_t words = m->query->segment->words;
    uint64_t *docs = m->clause_room + depth * words;
    double *sums = m->sums + 64 * words * depth;
    memset(sums, 0, 64 * words * sizeof *sums);
    for (int64_t i = clause->first; i < clause->last; i++) {
        const uint64_t *child = clause_docs(m, m->query->children[i], 0, depth + 1);
        for (int64_t w = 0; w < words; w++)
            for (uint64_t word = child[w]; word; word &= word - 1) sums[w << 6 | __builtin_ctzll(word)] += weights[i];
    }
    memset(docs, 0, 8 * words);
    for (int64_t d = 0; d < m->query->segment->count; d++)
        if (sums[d] >= weights[clause->last]) docs[d >> 6] |= 1ull << (d & 63);
    return docs;
}

static const uint64_t *clause_docs(Matcher *m, int64_t number, const uint64_t *within, int64_t depth) {
    const Clause *clause = &m->query->clauses[number];
    switch (clause->kind) {
    case TERM: return term_docs(m, clause->first);
    case PHRASE: return phrase_docs(m, clause->first, within, m->clause_room + depth * m->query->segment->words);
    case ANY: return any_docs(m, clause, within, depth);
    default: return enough_docs(m, clause, depth);
    }
}

/* Keep the documents of the required clauses that are terms, or of those that are not: these are
 * looked for only where the terms are. */
static void require(Matcher *m, uint64_t *docs, int are_terms) {
    const Query *q = m->query;
    for (int64_t i = q->required; i < q->required_last; i++)
        if ((q->clauses[q->children[i]].kind == TERM) == are_terms)
            keep_docs(docs, clause_docs(m, q->children[i], are_terms ? 0 : docs, 0), q->segment->words);
}

static void exclude(Matcher *m, uint64_t *docs) {
    const Query *q = m->query;
    for (int64_t i = q->required_last; i < q->excluded_last; i++) {
        const uint64_t *others = clause_docs(m, q->children[i], docs, 0);
        for (int64_t w = 0; w < q->segment->words; w++) docs[w] &= ~others[w];
    }
}

/* Write the documents that match into `docs`, and count them. */
API int64_t bt_match(Query *q, Scratch *scratch) {
    Matcher m;
    take_matcher(q, scratch, &m);
    if (scratch->used > scratch->size) return scratch->used;
    if (!check_query(q)) return DAMAGED;
    const Segment *s = q->segment;
    memset(m.terms, 0, (q->term_total + 1) * sizeof *m.terms);
    memset(q->docs, 255, 8 * s->words);
    if (s->count & 63) q->docs[s->words - 1] = (1ull << (s->count & 63)) - 1;
    if (s->alive) keep_docs(q->docs, s->alive, s->words);
    require(&m, q->docs, 1);
    require(&m, q->docs, 0);
    exclude(&m, q->docs);
    q->docs_total = count_docs(q->docs, s->words);
    return DONE;
}

/* Count the living documents that have each unit, in any of its spellings. */
API int64_t bt_count_holders(Query *q, Scratch *scratch, int64_t *holders) {
    Matcher m;
    take_matcher(q, scratch, &m);
    int64_t words = q->segment->words;
    uint64_t *found = take(scratch, 8 * words), *any = take(scratch, 8 * words);
    if (scratch->used > scratch->size) return scratch->used;
    if (!check_query(q)) return DAMAGED;
    memset(m.terms, 0, (q->term_total + 1) * sizeof *m.terms);
    for (int64_t u = 0; u < q->unit_total; u++) {
        const Unit *unit = &q->units[u];
        if (unit->term >= 0) {
            holders[u] = count_docs(term_docs(&m, unit->term), words);
            continue;
        }
        memset(any, 0, 8 * words);
        for (int64_t i = unit->first_phrase; i < unit->last_phrase; i++) {
            phrase_docs(&m, i, 0, found);
            for (int64_t w = 0; w < words; w++) any[w] |= found[w];
        }
        holders[u] = count_docs(any, words);
    }
    return DONE;
}
