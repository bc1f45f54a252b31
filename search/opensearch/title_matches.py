"""What stands of clauses in titles, from stored terms; see `search.engine.titles`."""

from collections.abc import Mapping, Sequence
from functools import reduce

import numpy as np
from numpy import int64
from numpy.typing import NDArray

from search.engine.matching.adjacency import common_keys
from search.engine.titles.title_matches import TitleMatches, join_counts
from search.opensearch.query.clause_query import ways_of
from search.opensearch.stored_terms import StoredTerms, documents_of, positions_of
from search.opensearch.vocabulary import Vocabulary
from search.query.clause import TermClause
from search.query.walk import ScoredClause

Keys = NDArray[int64]


def match_titles(
    vocabulary: Vocabulary, titles: StoredTerms, clauses: Sequence[ScoredClause], wanted: int
) -> TitleMatches:
    """Return what stands of clauses in some titles, given their terms alone."""
    places = _places_of(vocabulary, titles, clauses)
    counts = np.zeros((titles.count, len(clauses)), int64)
    covered: list[Keys] = [np.empty(0, int64)]
    for number, clause in enumerate(clauses):
        for way in ways_of(clause):
            if any(each.key not in places for each in way):
                continue
            distances = [each.position - way[0].position for each in way]
            begun = [
                places[each.key] - distance for each, distance in zip(way, distances, strict=True)
            ]
            firsts = reduce(common_keys, begun)
            counts[:, number] += _count(firsts, titles.count)
            if number < wanted:
                covered += [firsts + distance for distance in distances]
    widths = np.zeros(titles.count, int64)
    # Keys ascend, so that the last one of each title stays.
    widths[documents_of(titles.keys)] = positions_of(titles.keys) + 1
    return join_counts(
        counts,
        wanted,
        _count(np.unique(np.concatenate(covered)), titles.count),
        titles.lengths,
        widths,
    )


def _places_of(
    vocabulary: Vocabulary, titles: StoredTerms, clauses: Sequence[ScoredClause]
) -> Mapping[str, Keys]:
    """Return the keys, each once, of every term of clauses that stands in any title."""
    typed: dict[str, TermClause] = {
        each.key: each for clause in clauses for way in ways_of(clause) for each in way
    }
    numbers = {key: vocabulary.numbers_of(each) for key, each in typed.items()}
    kept = titles.narrowed(np.concatenate([np.empty(0, np.intp), *numbers.values()]))
    standing = set(kept.numbers.tolist())
    return {
        key: np.unique(kept.keys[np.isin(kept.numbers, held)])
        for key, held in numbers.items()
        if not standing.isdisjoint(held.tolist())
    }


def _count(keys: Keys, documents: int) -> NDArray[int64]:
    return np.bincount(documents_of(keys), minlength=documents)
