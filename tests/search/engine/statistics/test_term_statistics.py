"""Terms of an index have an idf, variants, neighbours by spelling, and terms that follow them."""

from pathlib import Path

import pytest

from search.engine.bm25 import idf
from search.engine.index_reader import IndexReader
from search.engine.matching.matching import SegmentMatcher
from search.engine.statistics.term_statistics import ArrayTermStatistics
from search.query.clause import TermClause
from search.query.parser import parse
from search.query.rows import make_row
from tests.search.indexing import index, tell

TITLES = ("mặt trận họp", "mặt trận xã", "mất mùa", "mật ong", "trần nhà", "họp xã")


@pytest.fixture(params=[6, 2], ids=["one segment", "two segments"])
def statistics(request: pytest.FixtureRequest, tmp_path: Path) -> ArrayTermStatistics:
    cut = request.param
    return ArrayTermStatistics(index(tmp_path, tell(TITLES[:cut]), tell(TITLES[cut:], first=cut)))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("mặt", [2]),
        ("mat", [4]),
        ("mặt tran covid", [2, 3, 0]),
        ('"mặt trận" ho*', [2, 2]),
        ("ong OR nhà", [2]),
        ("", []),
    ],
)
def test_the_rarer_the_higher_and_what_nobody_has_weighs_nothing(
    statistics: ArrayTermStatistics, text: str, counts: list[int]
) -> None:
    expected = tuple(idf(len(TITLES), each) if each else 0.0 for each in counts)
    assert statistics.idfs(parse(text).required) == expected


def test_names_are_counted_once_and_told_apart(
    statistics: ArrayTermStatistics, monkeypatch: pytest.MonkeyPatch
) -> None:
    front, honey = make_row(words("mặt trận")), make_row(words("mật ong"))
    expected = (idf(len(TITLES), 2), idf(len(TITLES), 1))
    assert statistics.idfs([front, honey]) == expected
    assert statistics.idfs([honey, front, *words("nhà")]) == (*expected[::-1], expected[1])
    monkeypatch.delattr(SegmentMatcher, "clause")
    assert statistics.idfs([make_row(words("xã mặt trận")[1:]), honey]) == expected


def words(text: str) -> list[TermClause]:
    return [each for each in parse(text).required if isinstance(each, TermClause)]


def test_deleted_documents_make_nothing_common(tmp_path: Path) -> None:
    reader = index(tmp_path, tell(TITLES), deleted=[[1, 5]])
    assert ArrayTermStatistics(reader).idfs(parse("mặt họp").required) == (idf(4, 1), idf(4, 1))


def test_variants_come_in_order_with_their_documents(statistics: ArrayTermStatistics) -> None:
    assert list(statistics.variants("mat").items()) == [("mất", 1), ("mật", 1), ("mặt", 2)]
    assert statistics.variants("covid") == {}


def test_near_terms_are_added_up_over_segments(statistics: ArrayTermStatistics) -> None:
    assert statistics.near("trn", (), 1) == {"tran": 3}
    assert statistics.near("ma", (), 1) == {"mat": 4, "xa": 2, "mua": 1}
    assert statistics.near("zzzz", (), 1) == {}


def test_terms_that_sound_alike_are_counted_if_they_exist(statistics: ArrayTermStatistics) -> None:
    assert statistics.near("chan", ("tran", "xyz"), 1) == {"tran": 3}


def test_rare_terms_are_not_near(tmp_path: Path) -> None:
    statistics = ArrayTermStatistics(index(tmp_path, tell(TITLES)))
    assert statistics.near("ma", (), 3) == {"mat": 4}


def test_begun_terms_are_those_of_most_documents(statistics: ArrayTermStatistics) -> None:
    assert statistics.begun("m", 1) == {"mat": 4}
    assert list(statistics.begun("mậ", 9)) == ["mat"]


def test_terms_in_a_row_are_counted(statistics: ArrayTermStatistics) -> None:
    counts = statistics.ngram_counts([("mặt", "mật"), ("trận", "ong")], 100)
    assert counts.pairs[0].tolist() == [[2, 0], [0, 1]]
    few = statistics.ngram_counts([("mặt", "mất", "mật")], 1)
    assert few.singles[0].sum() == 1
    assert few.holders[0].tolist() == [2, 1, 1]


def test_an_empty_index_has_no_terms(tmp_path: Path) -> None:
    empty: IndexReader = index(tmp_path)
    statistics = ArrayTermStatistics(empty)
    assert statistics.idfs(parse("mặt").required) == (0.0,)
    assert (statistics.variants("mat"), statistics.near("mat", (), 1)) == ({}, {})
    assert statistics.begun("m", 5) == {}
