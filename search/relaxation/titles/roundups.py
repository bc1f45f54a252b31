"""Titles of roundups, which tell of many things in brief and name a few of them.

    Điểm tin sáng: Giá vàng lập đỉnh, cầu mới thông xe, lúa được mùa

Such a title has all words of a query as often as one that is about them, and is about none.
"""

from collections.abc import Sequence
from functools import cache

from search.query.abbreviation import terms_of
from search.query.clause import Clause, PhraseClause, SynonymClause, TermClause
from search.query.walk import term_clauses
from search.text.spelling import plain
from search.text.token import TokenKind

ROUNDUPS = tuple(
    terms_of(name)
    for name in ("điểm báo", "điểm tin", "tin tức đặc biệt", "tin tức sáng", "xem nhanh")
)
"""How most roundups are called; each takes 5 µs of a page. None stands in other titles, as
"bản tin" and "toàn cảnh" do."""

_PLAIN = {name: frozenset(map(plain, name)) for name in ROUNDUPS}
_FIRSTS = frozenset(plain(name[0]) for name in ROUNDUPS)


def find_roundups(typed: Sequence[Clause]) -> Sequence[SynonymClause]:
    """Return the names of roundups as one clause, without those that are typed.

    Who types "điểm tin" looks for one.
    """
    plain_terms = {each.plain for each in term_clauses(typed)}
    if _FIRSTS.isdisjoint(plain_terms):
        return _clauses(ROUNDUPS)
    return _clauses(tuple(name for name, terms in _PLAIN.items() if not terms <= plain_terms))


@cache
def _clauses(names: tuple[Sequence[str], ...]) -> Sequence[SynonymClause]:
    return (SynonymClause(tuple(map(_phrase, names))),) if names else ()


def _phrase(name: Sequence[str]) -> PhraseClause:
    return PhraseClause(
        tuple(
            TermClause(term, TokenKind.SYLLABLE, 0, 0, position, is_exact=True)
            for position, term in enumerate(name)
        )
    )
