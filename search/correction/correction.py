"""Did you mean: what a reader probably meant where a word is in no bulletin, or in hardly any.

    mặt chận tổ quốt   →   mặt trận tổ quốc

Candidates come from the index alone. Each is weighed by how far it is from what was typed, how
frequent it is, and how well it stands between its neighbours.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import exp

import numpy as np
from numpy import float64
from numpy.typing import NDArray

from search.correction.lattice import Path, best_paths
from search.correction.spelling_candidates import STEEPNESS, find_candidates
from search.engine.contract import Engine, TermStatistics
from search.engine.ngram_counts import Slot
from search.query.rewriting import (
    LONGEST,
    Replacement,
    dress,
    is_abbreviation,
    is_word,
    rewrite,
    tokens_in_a_row,
)
from search.text.spelling import bare, clean, is_compatible, plain, term
from search.text.token import Token

MOST = 3
"""Corrections that are suggested."""

FEW = 1 / 10_000
"""A word in at most this share of all documents may be a misspelling."""

MOST_SUSPECTS = 3
"""Words of a query that are corrected; a query with more unknown words is in another language."""

REACH = 2
"""Neighbours on each side that tell candidates apart."""

LOOKED_AT = 2_000
"""Documents that are looked at: a misspelled word is less ambiguous than missing accents."""

MOST_SPLITS = 3
"""Ways to split a word in two that are tried; the halves must stand together somewhere."""

LEAST_ODDS = 0.05
"""A correction whose odds against the best one are lower is not suggested."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A query with words corrected, and its odds against the best correction, which has 1."""

    text: str
    odds: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a query, the terms that it may mean, and the handicap of each; see `best_paths`."""

    start: int
    end: int
    typed: str
    slot: Slot
    handicaps: NDArray[float64]
    is_suspect: bool = False


def correct(engine: Engine, text: str) -> tuple[Correction, ...]:
    """Return up to three corrections of a query, best first; none if it is likelier as typed."""
    text = clean(text)
    tokens = tokens_in_a_row(text)
    if len(tokens) > LONGEST:
        return ()
    terms = engine.terms
    few = int(FEW * engine.total)
    suspects = [
        index
        for index, token in enumerate(tokens)
        if is_word(text, token)
        and not is_abbreviation(text, token)
        and len(token.term) > 1
        and _holders(terms, token.term) <= few
    ]
    if not 0 < len(suspects) <= MOST_SUSPECTS:
        return ()
    pieces: list[_Piece] = []
    # What stands farther away says nothing of a suspect, and takes as long to count.
    first, last = suspects[0] - 2 * REACH, suspects[-1] + 2 * REACH
    for index, token in enumerate(tokens):
        if not first <= index <= last:
            continue
        if index in suspects:
            pieces += _read_anew(terms, text, token, few + 1)
        elif is_word(text, token) and any(abs(index - each) <= REACH for each in suspects):
            pieces.append(_keep(token, _meanings(terms, token.term)))
        else:
            pieces.append(_keep(token, (token.term,)))
    counts = terms.ngram_counts([each.slot for each in pieces], LOOKED_AT)
    paths = best_paths(counts, MOST, [each.handicaps for each in pieces])
    return tuple(_corrections(text, pieces, paths))


def _corrections(
    text: str, pieces: Sequence[_Piece], paths: Sequence[Path]
) -> Iterator[Correction]:
    """Yield the queries that paths stand for, until one is what was typed."""
    written = set()
    for path in paths:
        corrected = rewrite(text, list(_replacements(text, pieces, path)))
        odds = exp(path.likelihood - paths[0].likelihood)
        if corrected == text or odds < LEAST_ODDS:
            return
        if corrected not in written:
            written.add(corrected)
            yield Correction(corrected, odds)


def _replacements(text: str, pieces: Sequence[_Piece], path: Path) -> Iterator[Replacement]:
    """Yield the corrected words; without accents if the reader typed none."""
    end = -1
    is_plain = text == bare(text)
    for piece, choice in zip(pieces, path.choices, strict=True):
        chosen = piece.slot[choice]
        if piece.is_suspect and chosen != piece.typed:
            shown = plain(chosen) if is_plain else chosen
            space = " " if piece.start == end else ""
            yield piece.start, piece.end, space + dress(text[piece.start : piece.end], shown)
        end = piece.end


def _holders(terms: TermStatistics, typed: str) -> int:
    """Return how many documents hold what was typed; a document counts once for each variant."""
    return sum(_known_meanings(terms, typed).values())


def _meanings(terms: TermStatistics, typed: str) -> Slot:
    return list(_known_meanings(terms, typed)) or (typed,)


def _known_meanings(terms: TermStatistics, typed: str) -> Mapping[str, int]:
    """Return the indexed terms that what was typed stands for, with their counts."""
    known = terms.variants(plain(typed))
    return {each: count for each, count in known.items() if is_compatible(typed, each)}


def _keep(token: Token, slot: Slot) -> _Piece:
    return _Piece(token.start, token.end, token.term, slot, np.zeros(len(slot)))


def _read_anew(terms: TermStatistics, text: str, token: Token, least: int) -> Sequence[_Piece]:
    """Return a misspelled word with its candidates, or the two words that it is made of."""
    far = dict(find_candidates(terms, token.term, least))
    if not far and (split := _split(terms, text, token, least)):
        return split
    if not far or _holders(terms, token.term):
        far[token.term] = 0.0
    handicaps = -STEEPNESS * np.array(list(far.values()))
    return [_Piece(token.start, token.end, token.term, list(far), handicaps, is_suspect=True)]


def _split(terms: TermStatistics, text: str, token: Token, least: int) -> Sequence[_Piece]:
    """Return the two words that a word may be made of and that stand together most often."""
    known = {}
    for middle in range(token.start + 2, token.end - 1):
        halves = term(text[token.start : middle]), term(text[middle : token.end])
        fewest = min(_holders(terms, each) for each in halves)
        if fewest >= least:
            known[middle] = fewest
    found = {}
    for middle in nlargest(MOST_SPLITS, known, key=lambda each: known[each]):
        left, right = text[token.start : middle], text[middle : token.end]
        slots = [_meanings(terms, term(each)) for each in (left, right)]
        together = terms.ngram_counts(slots, LOOKED_AT).pairs[0].sum()
        if together:
            found[together] = [
                _Piece(start, end, "", slot, np.zeros(len(slot)), is_suspect=True)
                for start, end, slot in (
                    (token.start, middle, slots[0]),
                    (middle, token.end, slots[1]),
                )
            ]
    return found[max(found)] if found else ()
