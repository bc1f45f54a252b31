"""At each strictness, typed accents allow the right terms."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from search.query.accent_matching import (
    AccentMatching,
    has_typed_accents,
    query_with_accents,
    with_accents,
)
from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    PrefixClause,
    TermClause,
)
from search.query.expansion import expand
from search.query.parser import parse
from search.query.term_matching import stands_for
from search.searcher import Searcher
from search.text.spelling import bare
from tests.search.asking import ids, queries

TERMS = ("mat", "mát", "mât", "mất", "mặt", "mật", "mắt")


def standing(text: str, marks: AccentMatching) -> Sequence[str]:
    """Return the terms that the only unit or prefix of a query stands for."""
    (clause,) = with_accents(parse(text).required, marks)
    assert isinstance(clause, TermClause | PrefixClause)
    return [each for each in TERMS if stands_for(clause, each)]


@pytest.mark.parametrize(
    ("text", "exact", "compatible"),
    [
        ("mat", "mat", " ".join(TERMS)),
        ("mât", "mât", "mât mất mật"),
        ("mất", "mất", "mất"),
        ("MÁT", "mát", "mát mất mắt"),
        # A prefix is begun and not exact.
        ("mâ*", "mât mất mật", "mât mất mật"),
    ],
)
def test_terms_of_a_typed_syllable(text: str, exact: str, compatible: str) -> None:
    assert standing(text, AccentMatching.EXACT) == exact.split()
    assert standing(text, AccentMatching.COMPATIBLE) == compatible.split()
    assert standing(text, AccentMatching.IGNORE) == list(TERMS)


@pytest.mark.parametrize("text", ["73-NQ/TU", "10/7/2020", "1.250.000.000", "73-NQ*"])
def test_codes_dates_and_amounts_have_no_marks(text: str) -> None:
    query = parse(text)
    assert all(query_with_accents(query, each) == query for each in AccentMatching)
    assert not has_typed_accents(query.required)


@pytest.mark.parametrize("text", ["đất", '"mat trận"', "mat OR trận", "mâ*", "ubnd tỉnh"])
def test_marks_are_seen_wherever_they_are_typed(text: str) -> None:
    assert has_typed_accents(parse(text).required)
    assert not has_typed_accents(parse(bare(text)).required)


def test_a_name_is_exact_and_open_in_all_its_ways() -> None:
    (name,) = expand(parse("ủy ban nhân dân")).required
    (exact,), (opened,) = (
        with_accents((name,), each) for each in (AccentMatching.EXACT, AccentMatching.IGNORE)
    )
    assert isinstance(exact, Or) and all(each.is_exact for each in _units(exact))
    assert type(exact) is type(opened) is type(name)
    assert {each.term for each in _units(opened)} >= {"uy", "ban", "nhan", "dan", "ubnd"}


def _units(clause: Clause) -> Sequence[TermClause]:
    match clause:
        case Or():
            return [unit for each in clause.clauses for unit in _units(each)]
        case PhraseClause():
            return clause.terms
        case TermClause():
            return [clause]
        case PrefixClause():
            return []


def test_what_is_excluded_stays_as_it_is_typed() -> None:
    query = parse("mặt -trận")
    assert {query_with_accents(query, each).excluded for each in AccentMatching} == {query.excluded}


@given(queries())
def test_looser_marks_find_no_less(searcher: Searcher, text: str) -> None:
    exact, compatible, ignored = (set(ids(searcher, text, marks=each)) for each in AccentMatching)
    assert exact <= compatible <= ignored


@given(queries())
def test_typed_marks_do_not_count_where_they_are_ignored(searcher: Searcher, text: str) -> None:
    if not parse(text).excluded:
        ignored = ids(searcher, text, marks=AccentMatching.IGNORE)
        assert set(ignored) == set(ids(searcher, bare(text), marks=AccentMatching.COMPATIBLE))
