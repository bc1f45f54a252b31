"""Roundups name what they tell of in their titles, and come after what is about one thing."""

from pathlib import Path

import pytest

from search.query.expansion import read_query
from search.relaxation.titles.roundups import ROUNDUPS, find_roundups
from search.request import SearchRequest
from search.searcher import Searcher
from tests.search.engine.engines import FACTORIES, EngineFactory
from tests.search.indexing import index, tell


@pytest.mark.parametrize(
    ("typed", "left_out"),
    [
        ("giá ngô", set()),
        ("tin bão", set()),
        ("điểm tin sáng", {("điểm", "tin")}),
        ("diem bao", {("điểm", "báo")}),
    ],
)
def test_a_roundup_that_is_typed_is_looked_for(typed: str, left_out: set[tuple[str, ...]]) -> None:
    (clause,) = find_roundups(read_query(typed).required)
    named = {tuple(each.term for each in way) for way in clause.synonyms}
    assert set(ROUNDUPS) - named == left_out


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda each: each.name)
@pytest.mark.parametrize("called", ["Điểm tin chiều", "ĐIỂM BÁO 7/3", "Xem nhanh 20h"])
@pytest.mark.parametrize("query", ["chợ phiên Mường Khô", "chợ phiên mường khô ở đâu"])
def test_a_roundup_comes_after_what_is_about_one_thing(
    factory: EngineFactory, tmp_path: Path, called: str, query: str
) -> None:
    roundup = f"{called}: Chợ phiên Mường Khô"
    article = "Hàng trăm người dân xuống chợ phiên Mường Khô"
    engine = factory.open(index(tmp_path, tell([roundup, article, *["Họp bản"] * 9])))
    first, second = Searcher(engine).answer(SearchRequest(query)).hits[:2]
    assert (first.title.text, second.title.text) == (article, roundup)


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda each: each.name)
def test_who_looks_for_a_roundup_finds_it_first(factory: EngineFactory, tmp_path: Path) -> None:
    told = ["Điểm báo của tỉnh", "Bến xe thành địa điểm bán báo của tỉnh", *["Họp bản"] * 9]
    engine = factory.open(index(tmp_path, tell(told)))
    assert Searcher(engine).answer(SearchRequest("điểm báo")).hits[0].title.text == told[0]
