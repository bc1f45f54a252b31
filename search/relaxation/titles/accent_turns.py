"""Words without accents that stand for several: the readings that titles have take turns.

    phong ngu   →   "Phòng ngủ đón nắng", "Hàng phòng ngự chắc", "Bốn phòng ngủ", "Phòng ngự sớm" …

Nobody knows which is meant, and the commonest would fill the first page.
"""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
from numpy import bool_, float64
from numpy.typing import NDArray

from search.engine.contract import DocIds, Engine
from search.query.clause import PhraseClause, Query, SynonymClause, TermClause
from search.text.spelling import has_accents
from search.text.token import TokenKind

WORDS = 2
"""One word without accents stands for too many, and three or more in a row for hardly two."""

LEAST_SHARE = 1 / 6
"""Titles with a reading, as a share of those with the commonest, from which on it is meant, too. Of
49 such queries the five that are read in two ways have 0.2 and more, all others 0.11 or less."""

FEWEST_READINGS = 2
"""Of one alone there is nothing to take turns with."""

FEWEST_TITLES = 2
"""Titles that a reading has at least."""

MOST_TRIED = 8
"""Accented forms of a word that are looked for in titles, the commonest of the index."""

MOST_VARIANTS = 4
"""Forms of a word that readings are made of, the commonest in these titles."""


def is_bare(query: Query) -> bool:
    """Tell whether a query is two words in a row that were typed without accents."""
    return bool(_words(query))


def take_turns(
    engine: Engine, query: Query, doc_ids: DocIds, scores: NDArray[float64]
) -> NDArray[float64]:
    """Return scores by which documents whose titles read the words in several ways take turns.

    Who is put back gets a score just below that of the document before. Scores stay as they are
    where titles agree.
    """
    held = _find_readings(engine, _words(query), doc_ids)
    if held.shape[1] < FEWEST_READINGS:
        return scores
    turned = scores.copy()
    before = np.inf
    for place in _turns(held, np.argsort(-scores, kind="stable").tolist()):
        turned[place] = before = min(scores[place], np.nextafter(before, -np.inf))
    return turned


def _words(query: Query) -> Sequence[TermClause]:
    """Return the words of a query of two without accents; none of any other."""
    typed = query.counted[0].clauses
    if len(typed) != WORDS or query.is_question:
        return ()
    words = [each for each in typed if isinstance(each, TermClause) and _is_bare(each)]
    is_row = len(words) == WORDS and words[1].position == words[0].position + 1
    return words if is_row else ()


def _is_bare(word: TermClause) -> bool:
    return word.kind is TokenKind.SYLLABLE and not word.is_exact and not has_accents(word.term)


def _find_readings(engine: Engine, words: Sequence[TermClause], doc_ids: DocIds) -> NDArray[bool_]:
    """Return which titles have each of the common readings, one column a reading."""
    variants = [list(_variants(engine, word)) for word in words]
    found = _titles_with(engine, [each for every in variants for each in every], doc_ids)
    counts = iter(found.sum(axis=0).tolist())
    common = [list(_commonest(every, [next(counts) for _ in every])) for every in variants]
    rows = [SynonymClause((PhraseClause(row),)) for row in product(*common)]
    if len(rows) < FEWEST_READINGS:
        return np.zeros((len(doc_ids), 0), bool_)
    held = _titles_with(engine, rows, doc_ids)
    votes = held.sum(axis=0)
    least = max(FEWEST_TITLES, LEAST_SHARE * votes.max(initial=0))
    return held[:, votes >= least]


def _variants(engine: Engine, word: TermClause) -> Iterator[TermClause]:
    counts = engine.terms.variants(word.term)
    for term in sorted(counts, key=lambda each: -counts[each])[:MOST_TRIED]:
        yield TermClause(term, word.kind, word.start, word.end, word.position, is_exact=True)


def _titles_with(
    engine: Engine, clauses: Sequence[TermClause | SynonymClause], doc_ids: DocIds
) -> NDArray[bool_]:
    return engine.match_titles(doc_ids, clauses, 0).counts > 0


def _commonest(variants: Sequence[TermClause], counts: Sequence[int]) -> Iterator[TermClause]:
    order = sorted(range(len(variants)), key=lambda each: -counts[each])[:MOST_VARIANTS]
    return (variants[each] for each in order if counts[each] >= FEWEST_TITLES)


def _turns(held: NDArray[bool_], best: Sequence[int]) -> Iterator[int]:
    """Yield documents, best first, but next one of the reading that was shown least.

    A title without any reading waits until all were shown as often.
    """
    readings = [[n for n, has in enumerate(each) if has] for each in held.tolist()]
    shown = [0] * held.shape[1]
    left = list(best)
    while left:
        most = max(shown)
        waits = [min((shown[r] for r in readings[each]), default=most) for each in left]
        place = left.pop(waits.index(min(waits)))
        for reading in readings[place]:
            shown[reading] += 1
        yield place
