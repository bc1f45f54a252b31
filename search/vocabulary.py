"""The terms of an index, and which of them a typed term stands for."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from search import spelling
from search.query import Prefix, Unit
from search.token import Kind


class Vocabulary:
    """All accented terms of an index, findable by their plain forms."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._variants: dict[str, list[str]] = {}
        for each in sorted(terms):
            self._variants.setdefault(_plain(each), []).append(each)
        self._plains = sorted(self._variants)
        self.expand = lru_cache(maxsize=4096)(self._expand)

    def _expand(self, clause: Unit | Prefix) -> Sequence[str]:
        """Return the indexed terms that a typed unit or prefix stands for, in sorted order."""
        if isinstance(clause, Prefix):
            return tuple(self._begun(clause))
        if clause.kind is not Kind.SYLLABLE:
            return (clause.term,) if clause.term in self._variants.get(clause.term, ()) else ()
        variants = self._variants.get(clause.plain, ())
        return tuple(each for each in variants if spelling.is_compatible(clause.term, each))

    def _begun(self, prefix: Prefix) -> Iterable[str]:
        if prefix.kind is Kind.CODE:
            yield from self._from(prefix.stem)
            return
        typed = spelling.term(prefix.stem)
        seen = set()
        for stem in (spelling.bare(prefix.stem), spelling.plain(typed)):
            for each in self._from(stem):
                if each not in seen and each.isalnum() and spelling.begins(prefix.stem, each):
                    seen.add(each)
                    yield each

    def _from(self, stem: str) -> Iterable[str]:
        for place in range(bisect_left(self._plains, stem), len(self._plains)):
            if not self._plains[place].startswith(stem):
                return
            yield from self._variants[self._plains[place]]


def _plain(term: str) -> str:
    """Return the plain form of an indexed term; codes, dates and decimals are their own."""
    return spelling.plain(term) if term.isalnum() else term
