"""A near phrase: what a reader meant whose words are all words, but stand together nowhere.

    sát nhập tỉnh   →   sáp nhập tỉnh
    ủy bạn nhân dân →   ủy ban nhân dân

Every word of a short query may be another one: the likeliest phrase by the lattice is compared with
the typed one by how many bulletins have each in a row. What some bulletin has is never replaced.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from search.correction.cohesion import CONTEXT, belongs, context_share
from search.correction.lattice import best_paths
from search.correction.misspelling import TONE, distance
from search.correction.spelling_candidates import STEEPNESS, find_candidates
from search.engine.contract import Engine, TermStatistics
from search.query.accent_matching import AccentMatching, query_with_accents
from search.query.clause import PhraseClause, Query, SynonymClause, TermClause
from search.query.expansion import read_query
from search.query.parser import parse
from search.query.rewriting import dress, is_abbreviation, is_word, rewrite, tokens_in_a_row
from search.query.rows import find_rows
from search.relaxation.proper_names import is_person
from search.relaxation.query_memo import QueryMemo
from search.relaxation.relaxed_matches import match_fixed
from search.text.spelling import bare, clean, is_compatible, plain
from search.text.token import Token

LONGEST = 6
"""Words of a query that are read as one phrase."""

FARTHEST = 1.1
"""How far one word may be from the typed one: a wrong letter."""

CANDIDATES = 40
"""Words that one word is compared with; their neighbours tell which of them is meant."""

FARTHEST_IN_ALL = 1.5
"""How far all words of a phrase together may be from the typed ones."""

LOOKED_AT = 2_000
"""Bulletins in which the words are counted."""

PATHS = 16
"""Likeliest phrases that are compared with the typed one."""

LEAST_HOLDERS = 20
"""Bulletins that have a near phrase in a row, so that it is one."""

FEWEST_HOLDERS = 4
"""Bulletins that are enough in a small collection, if none has the typed words even apart."""

SMALL_SHARE = 0.05
"""Share of a small collection that is enough then."""

COMMONER = 20
"""How many times more bulletins have a near phrase that is offered than the typed one."""

SELDOM = 2
"""Bulletins that have a typed phrase, so few that their number says little: then only the tone of
one word is doubted. A mistake that many make is in more of them, one that nobody made in none."""

TOLD = 0.5
"""Share of the bulletins that have all other words, so that these tell which word is meant: of
`thị trường chứng …` nearly all go on with `khoán`."""

MOST_HOLDERS = 100
"""Bulletins that have a typed phrase in a row beyond which it is not doubted."""


@dataclass(frozen=True, slots=True)
class NearPhrase:
    """A query that may be meant, and how many bulletins have it, and the typed one, in a row."""

    text: str
    holders: int
    typed_holders: int


def find_near_phrase(
    engine: Engine, memo: QueryMemo, text: str, most_holders: int = MOST_HOLDERS
) -> NearPhrase | None:
    """Return the near phrase that is far commoner than a typed one; None if there is none.

    A phrase that more than `most_holders` bulletins have is not doubted.
    Only short queries of plain words are compared, of which some accent was typed: without accents
    everything is near. Of a person's name only accents are doubted, and it is never certain:
    whoever bears it may be in no bulletin.
    """
    text = clean(text)
    if text == bare(text):
        return None
    tokens = tokens_in_a_row(text)
    if not 2 <= len(tokens) <= LONGEST:
        return None
    typed_holders = count_in_a_row(memo, text)
    if typed_holders is None or typed_holders > most_holders:
        return None
    is_name = is_person(parse(text))
    if is_name and not most_holders:
        return None
    least = LEAST_HOLDERS
    if (
        not typed_holders
        and not match_fixed(memo, read_query(text), AccentMatching.COMPATIBLE).total
    ):
        # Nothing is lost by another reading.
        least = min(least, max(FEWEST_HOLDERS, int(SMALL_SHARE * engine.total)))
    least = max(least, COMMONER * typed_holders)
    found = _near(engine.terms, text, tokens)
    memo.expect(lambda: (Query("", (row,)) for each in found if (row := _row_of(each))))
    for phrase, near in found.items():
        if is_name and bare(phrase) != bare(text):
            continue
        if typed_holders and len(near.changed) > 1:
            # A mistake that bulletins repeat is one of one word.
            continue
        holders = count_in_a_row(memo, phrase) or 0
        if holders >= least and _is_meant(memo, tokens, near, holders, typed_holders, least):
            return NearPhrase(phrase, holders, typed_holders)
    return None


def _is_meant(
    memo: QueryMemo,
    tokens: Sequence[Token],
    near: "_Near",
    holders: int,
    typed_holders: int,
    least: int,
) -> bool:
    """Tell whether at least `least` documents have a near phrase, and its words are one phrase."""
    words, changed = near.words, near.changed
    if typed_holders and any(
        word.term != token.term and index not in changed
        for index, (word, token) in enumerate(zip(words, tokens, strict=True))
    ):
        # What bulletins have is typed as it is meant: no accent is missing.
        return False
    # Not the row, of which a word without accents may be any, and a repeated word is left out.
    if memo.count(PhraseClause(tuple(words))) < least:
        return False
    if 0 < typed_holders <= SELDOM and not (
        _is_of_tone(tokens, words, changed)
        or context_share(memo, words, changed[0], holders) >= TOLD
    ):
        return False
    share = TOLD if typed_holders else CONTEXT
    return all(belongs(memo, words, index, holders, share) for index in changed)


def _is_of_tone(
    tokens: Sequence[Token], words: Sequence[TermClause], changed: Sequence[int]
) -> bool:
    """Tell whether a near phrase has another tone of one word, and nothing else."""
    (index, *others) = changed
    return not others and distance(tokens[index].term, words[index].term) <= TONE


def count_in_a_row(
    memo: QueryMemo, text: str, marks: AccentMatching = AccentMatching.COMPATIBLE
) -> int | None:
    """Return how many bulletins have all words of a text in a row; None if they are not plain."""
    row = _row_of(text, marks)
    return None if row is None else memo.count(row)


def _row_of(text: str, marks: AccentMatching = AccentMatching.COMPATIBLE) -> SynonymClause | None:
    """Return the words of a text in a row as one clause; None if they are not plain."""
    query = query_with_accents(read_query(text), marks)
    row = find_rows(query) or query.required
    return row[0] if len(row) == 1 and isinstance(row[0], SynonymClause) else None


class _Near(NamedTuple):
    """The indexes of the new words of a near phrase, and all of its words."""

    changed: Sequence[int]
    words: Sequence[TermClause]


def _near(terms: TermStatistics, text: str, tokens: Sequence[Token]) -> Mapping[str, _Near]:
    """Return the likeliest phrases near a text, without itself, with all accents that they have."""
    choices = [_choices(terms, text, each) for each in tokens]
    slots = [tuple(each) for each in choices]
    handicaps = [-STEEPNESS * np.array(list(each.values())) for each in choices]
    paths = best_paths(terms.ngram_counts(slots, LOOKED_AT), PATHS, handicaps)
    found: dict[str, _Near] = {}
    for path in paths:
        chosen = [slot[choice] for slot, choice in zip(slots, path.choices, strict=True)]
        far = [known[term] for term, known in zip(chosen, choices, strict=True)]
        changed = [index for index, distance in enumerate(far) if distance]
        if changed and sum(far) <= FARTHEST_IN_ALL:
            replacements = [
                (each.start, each.end, dress(text[each.start : each.end], chosen[index]))
                for index, each in enumerate(tokens)
                if chosen[index] != each.term
            ]
            words = [
                TermClause(term, each.kind, each.start, each.end, each.position, is_exact=True)
                for term, each in zip(chosen, tokens, strict=True)
            ]
            found[rewrite(text, replacements)] = _Near(changed, words)
    return found


def _choices(terms: TermStatistics, text: str, token: Token) -> dict[str, float]:
    """Return what a word may be, each with its distance, 0 for what was typed."""
    is_letter = len(token.term) == 1 and token.term.isascii()
    if not is_word(text, token) or is_letter or is_abbreviation(text, token):
        return {token.term: 0.0}
    far = dict(find_candidates(terms, token.term, 1, CANDIDATES, FARTHEST))
    known = [each for each in terms.variants(plain(token.term)) if is_compatible(token.term, each)]
    return far | dict.fromkeys(known or (token.term,), 0.0)
