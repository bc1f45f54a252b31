from datetime import datetime
from pathlib import Path

import pytest

pytest.importorskip("ir_measures", reason="the dependency group benchmarks is not installed")

from benchmarks.measuring.judgement import Query
from benchmarks.restoration import SPELLINGS, Figures, compare, exclude, measure, to_table
from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM
from tests.search.indexing import index, tell


def test_no_bulletin_is_indexed_that_a_query_was_made_of() -> None:
    day = datetime(2020, 7, 13, tzinfo=VIETNAM)
    queries = [Query("q1", "Chợ nổi", "Cho noi")]
    bulletins = [
        Bulletin(id, title, day)
        for id, title in (("judged", "Chợ phiên"), ("same", "Chợ nổi"), ("other", "Chợ quê"))
    ]
    assert [each.id for each in exclude(bulletins, {"judged"}, queries)] == ["other"]


def test_queries_are_asked_without_accents_and_with_half_of_them() -> None:
    query = Query("q", "Chợ nổi đông khách", "Cho noi dong khach")
    assert {name: spell(query) for name, spell in SPELLINGS.items()} == {
        "plain": "Cho noi dong khach",
        "half": "Chợ noi đông khach",
    }


def test_syllables_are_compared_in_any_spelling() -> None:
    assert compare("Hoà bình, hai xã", "Hòa bình: hai xa") == [True, True, True, False]


def test_shares_are_of_syllables_and_of_queries(tmp_path: Path) -> None:
    collection = index(tmp_path, tell(["mặt trận họp", "mật ong"]))
    asked = [("mat tran", "mặt trận"), ("mat ong", "mặt ong"), ("hop", "họp")]
    figures = measure(collection, asked)
    assert (figures.syllables, figures.queries) == (0.8, 0.6667)
    assert 0 < figures.median_ms <= figures.p95_ms


def test_the_table_has_a_line_for_each_spelling() -> None:
    table = to_table(7, {"plain": Figures(0.975, 0.8, 12.34, 20.0)})
    assert "7 documents, none of them queried" in table
    assert "| plain      |         97.50 % |        80.0 % |      12.3 |   20.0 |" in table
