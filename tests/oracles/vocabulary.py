"""All accented terms of an index, found by a plain loop: the oracle of the term tables."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from search.query.clause import (
    PrefixClause,
    TermClause,
)
from search.query.term_matching import stands_for
from search.text import spelling
from search.text.spelling import plain_term
from search.text.token import TokenKind


class Vocabulary:
    """All accented terms of an index, by their plain forms."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._variants: dict[str, list[str]] = {}
        for each in sorted(terms):
            self._variants.setdefault(plain_term(each), []).append(each)
        self._plains = sorted(self._variants)

    def expand(self, clause: TermClause | PrefixClause) -> Sequence[str]:
        """Return the indexed terms that a typed unit or prefix stands for, in sorted order."""
        if isinstance(clause, TermClause):
            candidates: Iterable[str] = self._variants.get(clause.plain, ())
        elif clause.kind is TokenKind.CODE:
            candidates = self._begun(clause.stem)
        else:
            stems = spelling.bare(clause.stem), spelling.plain(clause.stem)
            candidates = {each for stem in stems for each in self._begun(stem)}
        return sorted(each for each in candidates if stands_for(clause, each))

    def _begun(self, stem: str) -> Iterator[str]:
        for place in range(bisect_left(self._plains, stem), len(self._plains)):
            if not self._plains[place].startswith(stem):
                return
            yield from self._variants[self._plains[place]]
