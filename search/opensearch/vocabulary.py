"""The vocabulary of a generation: its terms, and how many documents have each.

It is built with the generation, and each process reads it once. No request asks the cluster for
statistics of single terms.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader
from search.engine.segment.term_table import TermTable
from search.opensearch.query.typed_forms import clause_token, exact_token
from search.query.clause import PrefixClause, TermClause
from search.query.term_matching import stands_for
from search.text import spelling
from search.text.token import TokenKind


@dataclass(frozen=True)
class Vocabulary:
    """Statistics of one generation.

    `plain_terms` are in order; the accented terms of number n are those from `first_variants[n]` to
    `first_variants[n + 1]` in `accented_terms`, in order, and `numbers` has the number by which
    documents store each of them. `tokens`, in order, are those that the cluster has indexed;
    `token_counts[i]` documents have token i. `documents` are all, and `length` is the number of
    their terms; `newest_day` is that of the newest, since 1970, and
    `next_number` the first that no document has. `sampled` are documents that are
    evenly spread by time, and `sample` has their terms as a segment.
    """

    plain_terms: TermTable
    first_variants: NDArray[Any]
    accented_terms: TermTable
    numbers: NDArray[Any]
    tokens: TermTable
    token_counts: NDArray[Any]
    documents: int
    length: int
    newest_day: int
    next_number: int
    sampled: NDArray[Any]
    sample: IndexReader

    @property
    def average_length(self) -> float:
        """The mean number of terms of a document."""
        return self.length / max(1, self.documents)

    def count(self, token: str) -> int:
        """Return how many documents have a token."""
        number = self.tokens.find(token.encode())
        return 0 if number is None else int(self.token_counts[number])

    @cached_property
    def plain_counts(self) -> NDArray[intp]:
        """How many documents have each plain term: its token is the plain term itself."""
        # Looked up one by one they took a second for 50,000.
        numbers = {token: number for number, token in enumerate(self.tokens)}
        counts = self.token_counts.tolist()
        return np.array(
            [counts[numbers[each]] if each in numbers else 0 for each in self.plain_terms], intp
        )

    def variants(self, plain: str) -> Sequence[tuple[str, int]]:
        """Return the accented terms of a plain term in order, with the numbers documents store."""
        place = self.plain_terms.find(plain.encode())
        return () if place is None else self._variants_at(place)

    def number(self, term: str) -> int:
        """Return the number by which documents store an accented term, -1 if none does."""
        variants = dict(self.variants(spelling.plain_term(term)))
        return variants.get(term, -1)

    def numbers_of(self, clause: TermClause) -> NDArray[intp]:
        """Return the numbers of the accented terms that a clause stands for."""
        found: NDArray[intp] = self._numbers_of(
            clause.plain, clause.term, clause.kind, clause.is_exact
        )
        return found

    def begun_tokens(self, clause: PrefixClause) -> Sequence[str]:
        """Return the tokens of the terms that begin with a prefix; one of them is in each document.

        The rules are those of `search.engine.matching.segment_term.resolve_prefix`.
        """
        if clause.kind is TokenKind.CODE:
            return [
                self.plain_terms[each].decode()
                for each in self.plain_terms.begun(clause.stem.encode())
            ]
        places = self._begun_places(clause)
        if clause.stem == spelling.bare(clause.stem):
            terms = (self.plain_terms[each].decode() for each in places)
            return [each for each in terms if each.isalnum()]
        return [
            exact_token(variant)
            for each in places
            for variant, _ in self._variants_at(each)
            if stands_for(clause, variant)
        ]

    def begun_plain_terms(self, clause: PrefixClause) -> Sequence[str]:
        """Return the plain terms that begin with a prefix, apart from accents."""
        return [self.plain_terms[each].decode() for each in self._begun_places(clause)]

    def _begun_places(self, clause: PrefixClause) -> Sequence[int]:
        if clause.kind is TokenKind.CODE:
            return self.plain_terms.begun(clause.stem.encode())
        places = dict.fromkeys(self.plain_terms.begun(spelling.bare(clause.stem).encode()))
        whole = spelling.plain(spelling.term(clause.stem))
        if (same := self.plain_terms.find(whole.encode())) is not None:
            places[same] = None
        return list(places)

    def _variants_at(self, place: int) -> Sequence[tuple[str, int]]:
        first, last = int(self.first_variants[place]), int(self.first_variants[place + 1])
        return [
            (self.accented_terms[each].decode(), int(self.numbers[each]))
            for each in range(first, last)
        ]

    @cached_property
    def _numbers_of(self) -> Any:
        def find(plain: str, term: str, kind: TokenKind, is_exact: bool) -> NDArray[intp]:
            clause = TermClause(term, kind, 0, 0, is_exact=is_exact)
            found = [
                number for variant, number in self.variants(plain) if stands_for(clause, variant)
            ]
            return np.array(sorted(found), intp)

        return lru_cache(maxsize=1 << 14)(find)

    def count_clause(self, clause: TermClause) -> int:
        """Return how many documents a term matches."""
        return self.count(clause_token(clause))

    def counted_variants(self, plain: str) -> Mapping[str, int]:
        """Return the accented terms of a plain term in order, and how many documents have each."""
        return {variant: self.count(exact_token(variant)) for variant, _ in self.variants(plain)}

    def begun(self, stem: str, limit: int) -> Iterator[tuple[str, int]]:
        """Yield the most frequent plain terms that begin with a stem, most frequent first."""
        found: dict[str, int] = {}
        for prefix in dict.fromkeys((spelling.bare(stem), spelling.plain(stem))):
            places = self.plain_terms.begun(prefix.encode())
            counts = self.plain_counts[places.start : places.stop]
            left = limit
            for rank in np.argsort(counts, kind="stable")[::-1][: 4 * limit].tolist():
                term = self.plain_terms[places.start + rank].decode()
                if counts[rank] and term.isalnum() and self._goes_on(places.start + rank, stem):
                    found[term] = int(counts[rank])
                    left -= 1
                if not left:
                    break
        yield from sorted(found.items(), key=lambda each: -each[1])[:limit]

    def _goes_on(self, place: int, stem: str) -> bool:
        return stem == spelling.bare(stem) or any(
            spelling.begins(stem, variant) for variant, _ in self._variants_at(place)
        )
