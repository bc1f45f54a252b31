"""Whether a corrected word belongs to those around it: `xăng dầu` is a phrase, `giữ các` is not."""

from collections.abc import Sequence

from search.query.clause import PhraseClause, TermClause
from search.relaxation.query_memo import QueryMemo

COHESION = 0.04
"""Share of the bulletins of its rarer word that have a corrected word beside a neighbour: words of
a phrase belong together, as `sáp nhập` and `xăng dầu` do."""

NEW_COHESION = 0.02
"""Share of the bulletins of a corrected word that have it beside the neighbour: `và` is beside
anything, which makes no phrase of it."""

CONTEXT = 0.04
"""Share of the bulletins that have all other words in a row which have the corrected one between
them, too: `mới` is a common word, and yet belongs to `nông thôn`."""

FEWEST = 3
"""Words of a phrase in which the other ones tell something of one word."""


def belongs(
    memo: QueryMemo,
    words: Sequence[TermClause],
    index: int,
    holders: int,
    context: float = CONTEXT,
) -> bool:
    """Tell whether a word of a phrase belongs to a neighbour, or to all others together.

    `holders` is the number of documents that have the phrase, and `context` the share of those with
    the other words that it must be.
    """
    for pair in (words[max(0, index - 1) : index + 1], words[index : index + 2]):
        if len(pair) == 2:
            rarer = min(map(memo.count, pair))
            least = max(1.0, COHESION * rarer, NEW_COHESION * memo.count(words[index]))
            if _count(memo, pair) >= least:
                return True
    return context_share(memo, words, index, holders) >= context


def context_share(memo: QueryMemo, words: Sequence[TermClause], index: int, holders: int) -> float:
    """Return how many of the documents with the other words before or after a word have all.

    It is 0 for phrases of two words.
    """
    if len(words) < FEWEST:
        return 0.0
    parts = [part for part in (words[:index], words[index + 1 :]) if part]
    return holders / max(1, min(_count(memo, part) for part in parts))


def _count(memo: QueryMemo, words: Sequence[TermClause]) -> int:
    return memo.count(words[0] if len(words) == 1 else PhraseClause(tuple(words)))
