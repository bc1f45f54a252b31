"""The kernel is asked only for leaves that it knows: plain words, phrases without gaps, digits."""

import pytest

from search.highlight.leaves import number_leaves
from search.highlight.packed_leaves import MOST_TERMS, can_compile
from search.query.accent_matching import AccentMatching, query_with_accents
from search.query.clause import PhraseClause, Query, TermClause
from search.query.parser import parse
from search.text.token import TokenKind


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("", True),
        ("mặt trận", True),
        ('"mặt trận" OR họp -chợ', True),
        ("tcvn", True),
        ('"tcvn mới"', False),
        ('"quý iv"', False),
        ("mặt*", False),
        ("2020", True),
        ("73-NQ/TU 8,2 tỷ 10/7", True),
        ('"covid-19 mới"', True),
        ('"tcvn 19"', False),
        ("x" * 80, False),
        ("7" * 80, False),
    ],
)
def test_which_queries_the_kernel_highlights(text: str, is_known: bool) -> None:
    assert can_compile(number_leaves(parse(text))) == is_known


def test_exact_accents_are_compared_by_python() -> None:
    exact = query_with_accents(parse("mặt"), AccentMatching.EXACT)
    assert not can_compile(number_leaves(exact))


def test_a_phrase_with_a_gap_is_left_to_python() -> None:
    first, other = (
        TermClause(term, TokenKind.SYLLABLE, 0, 0, at) for term, at in (("a", 0), ("b", 2))
    )
    assert not can_compile(number_leaves(Query("x", (PhraseClause((first, other)),))))


def test_more_terms_than_the_kernel_counts_are_left_to_python() -> None:
    words = tuple(
        TermClause("a" * (1 + at % 60), TokenKind.SYLLABLE, 0, 0, at) for at in range(MOST_TERMS)
    )
    assert can_compile(number_leaves(Query("x", words)))
    assert not can_compile(number_leaves(Query("x", (*words, words[0]))))
