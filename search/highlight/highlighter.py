"""The highlighter: which slices of a text matched a query."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.highlight.leaves import number_leaves
from search.highlight.prefilter import is_ordinary, make_prefilter
from search.query.clause import PrefixClause, Query, TermClause
from search.query.term_matching import stands_for
from search.text.spelling import plain_term, term
from search.text.token import Token, TokenKind
from search.text.tokenizer import tokenize


class Highlight(NamedTuple):
    """A slice `text[start:end]` that matched, its position, and the index of the query's term.

    All synonyms of a name have the same term index. The position is 0 if no phrase needed it.
    """

    start: int
    end: int
    position: int
    term_index: int


class Highlighter:
    """Highlights texts for one query; what matches a term is cached for all texts."""

    def __init__(self, query: Query) -> None:
        leaves = number_leaves(query)
        self._terms: dict[str, list[tuple[int, TermClause]]] = {}
        self._prefixes: list[tuple[int, PrefixClause]] = []
        for number, leaf in enumerate(leaves.clauses):
            if isinstance(leaf, PrefixClause):
                self._prefixes.append((number, leaf))
            else:
                self._terms.setdefault(leaf.plain, []).append((number, leaf))
        self._phrases = leaves.phrases
        self._term_of_leaf = leaves.terms
        self._matched: dict[str, Sequence[int]] = {}
        self._prefiltered: dict[str, int | None] = {}
        self.term_count = leaves.term_count
        self._prefilter = None if self._prefixes else make_prefilter(self._terms)

    def highlight(self, text: str) -> Sequence[Highlight]:
        """Return the highlights of a text, in order and without overlaps."""
        if self._prefilter is not None and is_ordinary(text):
            if self._phrases:
                if self._prefilter.search(text) is None:
                    return ()
            elif (prefiltered := self._highlight_syllables(self._prefilter, text)) is not None:
                return prefiltered
        tokens = list(tokenize(text))
        highlights = [
            Highlight(token.start, token.end, token.position, leaf)
            for token in tokens
            for leaf in self._leaves_of(token.term)
        ]
        whole = self._without_broken_phrases(highlights)
        codes = [each for each in tokens if each.kind is TokenKind.CODE]
        return tuple(
            each._replace(term_index=self._term_of_leaf[each.term_index])
            for each in _through_codes(text, list(_without_overlaps(whole)), codes)
        )

    def _highlight_syllables(
        self, prefilter: re.Pattern[str], text: str
    ) -> Sequence[Highlight] | None:
        """Return the highlights of a text without positions, which only phrases need.

        None if a syllable of the query follows a digit, so that the text must be tokenized.
        """
        highlights: list[Highlight] = []
        term_indexes = self._prefiltered
        for match in prefilter.finditer(text):
            start, end = match.span()
            if text[start - 1 : start].isdigit():
                return None
            written = match[0]
            if written not in term_indexes:
                leaf = next(iter(self._leaves_of(term(written))), None)
                term_indexes[written] = None if leaf is None else self._term_of_leaf[leaf]
            index = term_indexes[written]
            if index is not None:
                highlights.append(Highlight(start, end, 0, index))
        return tuple(highlights)

    def _leaves_of(self, term: str) -> Sequence[int]:
        """Return the numbers of the leaves that match an indexed term."""
        leaves = self._matched.get(term)
        if leaves is None:
            candidates = (*self._terms.get(plain_term(term), ()), *self._prefixes)
            leaves = tuple(number for number, leaf in candidates if stands_for(leaf, term))
            self._matched[term] = leaves
        return leaves

    def _without_broken_phrases(self, highlights: Sequence[Highlight]) -> Sequence[Highlight]:
        """Return the highlights without those of a phrase's terms where the phrase is not whole."""
        if not self._phrases:
            return highlights
        positions: dict[int, set[int]] = {leaf: set() for leaf in range(len(self._term_of_leaf))}
        for each in highlights:
            positions[each.term_index].add(each.position)
        for first, phrase in self._phrases:
            leaves = range(first, first + len(phrase.terms))
            shifts = [term.position - phrase.terms[0].position for term in phrase.terms]
            starts = [
                {position - shift for position in positions[leaf]}
                for leaf, shift in zip(leaves, shifts, strict=True)
            ]
            whole = set.intersection(*starts)
            for leaf, shift in zip(leaves, shifts, strict=True):
                positions[leaf] = {start + shift for start in whole}
        return [each for each in highlights if each.position in positions[each.term_index]]


def _through_codes(
    text: str, highlights: list[Highlight], codes: Sequence[Token]
) -> Sequence[Highlight]:
    """Return highlights without gaps in codes of which they have the beginning and a number.

    Readers see 168/2024/NĐ-CP as one thing: each part goes on to the next, the last to the end. A
    number must be among the parts: the kernel marks words alone, and knows no codes.
    """
    for code in codes:
        parts = [n for n, each in enumerate(highlights) if code.start <= each.start < code.end]
        if len(parts) < 2 or highlights[parts[0]].start != code.start:
            continue
        if not any(text[highlights[each].start].isdigit() for each in parts):
            continue
        ends = [*(highlights[each].start for each in parts[1:]), code.end]
        for part, end in zip(parts, ends, strict=True):
            highlights[part] = highlights[part]._replace(end=end)
    return highlights


def _without_overlaps(highlights: Sequence[Highlight]) -> Iterator[Highlight]:
    """Yield highlights that do not overlap.

    Of overlapping ones, the first to start is kept; of several, the longest; of these, the one of
    the query's first term.
    """
    end = 0
    for each in sorted(highlights, key=lambda one: (one.start, -one.end, one.term_index)):
        if each.start >= end:
            end = each.end
            yield each
