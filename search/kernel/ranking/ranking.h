/* The words of ranking: blocks of documents, weighed terms, candidates, the best hits. */
#ifndef BANTIN_RANKING_H
#define BANTIN_RANKING_H

#include "../matching/matching.h"

/* ---- top_hits.c ---- */

/* The best documents so far: a heap with the worst of them first. Of equal scores the lower rank
 * is better. Documents are numbered through all segments. */
typedef struct {
    int64_t limit, total;
    int64_t *docs;
    double *scores;
    uint32_t *ranks;
} TopHits;

void keep_hit(TopHits *hits, int64_t doc, double score, uint32_t rank);
void sort_hits(TopHits *hits);
double least_score(const TopHits *hits);

/* ---- weighing.c ---- */

/* Documents of a segment that are scored together. */
typedef struct {
    int64_t first_word, words, count;
    uint64_t found[BLOCK_WORDS];
    uint32_t before[BLOCK_WORDS]; /* documents of the block in the words before */
    uint32_t docs[BLOCK + 8];     /* numbers in the segment */
    float norms[BLOCK], bounds[BLOCK];
    BitTable table;
} Block;

/* A posting list that is weighed: what each of its rows weighs. */
typedef struct {
    List list;
    double weights[257];
} WeighedList;

/* The documents that have a unit, ascending; null where they are not known. */
typedef struct {
    const uint32_t *docs;
    int64_t total;
} KnownDocs;

/* A unit while it is scored; `weighted` has its frequency in each document of the block, weighted
 * by field and length. */
typedef struct {
    WeighedList *lists;
    int64_t list_total;
    UnitCursor name;
    const KnownDocs *known; /* of a name, or null */
    int64_t next_known;
    double *weighted;
    int64_t is_shared; /* with an earlier unit that stands for the same */
} ScoredTerm;

/* A document whose score pairs could still lift onto the page: its score without them, and what
 * they could lift it to. */
typedef struct {
    int64_t doc;
    double score, reach;
} Candidate;

/* How to score, and the hits of all segments; pairs stand in `pairs`. `newness` is null, or has the
 * factor of each document of the segment. `by_terms` are the best by the score of terms alone. */
typedef struct {
    const ScoredUnit *scored;
    int64_t scored_total;
    const Pair *pairs;
    int64_t pair_total;
    double rounding;
    TopHits hits, by_terms;
} Ranking;

/* What belongs to one segment of a ranking; `known` has one for each unit. */
typedef struct {
    const KnownDocs *known;
    const uint32_t *ranks;
    const double *newness;
    Candidate *candidates;
    int64_t candidate_total;
} SegmentRanking;

static inline double saturate(double x, double k1) { return x * (k1 + 1) / (x + k1); }

static inline double newness_of(const SegmentRanking *sr, int64_t doc) { return sr->newness ? sr->newness[doc] : 1; }

void take_terms(const Query *q, Scratch *scratch, ScoredTerm *terms);
void open_terms(const Query *q, const KnownDocs *known, ScoredTerm *terms);
void weigh_unit(const Query *q, const Unit *unit, ScoredTerm *scored, const Block *b);

#endif
