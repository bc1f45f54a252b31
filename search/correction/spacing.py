"""Spaces left out or put in where they do not belong.

    covid19        →   covid 19
    tuyensinh lớp 10   →   tuyen sinh lớp 10
    giao th ông    →   giao thông

What is written with other spaces is compared by how many bulletins have each in a row.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.query.expansion import read_query
from search.query.keystrokes.syllable import is_bare
from search.query.parser import typed_runs
from search.query.rewriting import rewrite, tokens_in_a_row
from search.query.rows import find_rows
from search.relaxation.query_memo import QueryMemo
from search.text.spelling import clean, plain
from search.text.token import Token

LONGEST = 6
"""Words of a query whose spaces are doubted."""

LEAST_HOLDERS = 20
"""Bulletins that have a text with other spaces, so that it is one."""

COMMONER = 20
"""How many times more bulletins have it than the typed one."""

_NUMBERED = re.compile(r"[^\W\d_]{2,}(?=\d{1,3}$)")


@dataclass(frozen=True, slots=True)
class Respaced:
    """A text with other spaces; it is certain if only a number was moved off a word."""

    text: str
    is_certain: bool


def respace(memo: QueryMemo, text: str) -> Respaced | None:
    """Return a text with other spaces that is far commoner than the typed one, or None.

    Only plain words are doubted.
    """
    text = clean(text)
    if all(map(_is_whole, text.split())):
        return None
    tokens = tokens_in_a_row(text)
    if len(typed_runs(text)) != 1 or len(tokens) > LONGEST:
        return None
    typed = _holders(memo, text)
    for respaced in (*_numbers_apart(text, tokens), *_split(text, tokens), *_joined(text, tokens)):
        if _holders(memo, respaced.text) >= max(LEAST_HOLDERS, COMMONER * typed):
            return Respaced(respaced.text, respaced.is_certain and not typed)
    return None


def _is_whole(word: str) -> bool:
    """Tell whether a word is a syllable that no space can be missing in, or be too much beside."""
    return word.isalpha() and len(word) > 1 and is_bare(plain(word))


def _holders(memo: QueryMemo, text: str) -> int:
    """Return how many bulletins have a text in a row; none if it has signs."""
    query = read_query(text)
    row = find_rows(query) or query.required
    return memo.count(row[0]) if len(row) == 1 and not query.excluded else 0


def _numbers_apart(text: str, tokens: Sequence[Token]) -> Iterator[Respaced]:
    for each in tokens:
        if found := _NUMBERED.match(text[each.start : each.end]):
            at = each.start + found.end()
            yield Respaced(rewrite(text, [(at, at, " ")]), is_certain=True)


def _split(text: str, tokens: Sequence[Token]) -> Iterator[Respaced]:
    """Yield a text with a word that is no syllable split into two that are."""
    for each in tokens:
        word = text[each.start : each.end]
        if word.isalpha() and not is_bare(plain(word)):
            for at in range(2, len(word) - 1):
                if is_bare(plain(word[:at])) and is_bare(plain(word[at:])):
                    place = each.start + at
                    yield Respaced(rewrite(text, [(place, place, " ")]), is_certain=False)


def _joined(text: str, tokens: Sequence[Token]) -> Iterator[Respaced]:
    """Yield a text with two words joined to a syllable, of which one is no syllable."""
    for left, right in pairwise(tokens):
        words = text[left.start : left.end], text[right.start : right.end]
        joined = "".join(words)
        if any(map(str.isdigit, joined)):
            # No syllable; and what is remembered of spellings would fill with numbers.
            continue
        is_broken = not all(is_bare(plain(each)) and len(each) > 1 for each in words)
        if is_broken and is_bare(plain(joined)):
            yield Respaced(rewrite(text, [(left.end, right.start, "")]), is_certain=False)
