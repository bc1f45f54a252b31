from datetime import datetime

import pytest

pytest.importorskip("ir_measures", reason="the dependency group benchmarks is not installed")

from benchmarks.measuring.judgement import Query
from benchmarks.relevance import SPELLINGS, collect, to_table
from index.bulletin import Bulletin
from search.text.spelling import term
from search.vietnam_time import VIETNAM


def test_only_the_judged_collection_is_indexed_and_without_titles() -> None:
    day = datetime(2020, 7, 13, tzinfo=VIETNAM)
    bulletins = [Bulletin(id, "Chợ nổi", day, lead="Đông khách.") for id in ("bm-1", "vn-1")]
    (only,) = collect(bulletins)
    assert (only.id, only.lead) == ("bm-1", "Đông khách.")
    assert term(only.title) == ""


def test_a_query_is_asked_in_three_spellings() -> None:
    query = Query("q", "Chợ nổi đông khách", "Cho noi dong khach")
    assert {name: spell(query) for name, spell in SPELLINGS.items()} == {
        "text": "Chợ nổi đông khách",
        "plain": "Cho noi dong khach",
        "half": "Chợ noi đông khach",
    }


def test_the_table_has_a_line_for_each_spelling() -> None:
    measures = {"ndcg@10": 0.5, "mrr@10": 0.25, "r@1": 0.125, "r@10": 1.0}
    table = to_table(7, {"bantin": {"text": measures, "plain": measures}})
    assert "7 documents without titles" in table
    assert "| bantin | plain      |   0.500 |  0.250 | 0.125 | 1.000 |" in table
