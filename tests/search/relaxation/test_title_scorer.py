"""Titles scored as documents of their own."""

from pathlib import Path

import pytest

from search.engine.array_engine import ArrayEngine
from search.query.expansion import read_query
from search.ranking import K1, TITLE_BOOST, TITLE_LENGTH, B
from search.relaxation.title_scorer import TitleScorer
from search.text.tokenizer import find_terms
from tests.search.indexing import index, tell


def test_a_short_title_scores_more_than_a_long_one_and_saturates(tmp_path: Path) -> None:
    engine = ArrayEngine(index(tmp_path, tell(["cá suối", "cá đồng", "họp bản"])))
    query = read_query("cá suối")
    titles = TitleScorer(engine, query)
    idfs = engine.terms.idfs(query.required)
    norm = 1 / (1 - B + B * 2 / TITLE_LENGTH)
    once = norm * (K1 + 1) / (norm + K1)
    assert titles.score(find_terms("Cá suối")) == pytest.approx(TITLE_BOOST * once * sum(idfs))
    assert titles.score(find_terms("Cá suối ở bản Mây về nhiều")) < titles.score(
        find_terms("Cá suối")
    )
    assert titles.score(find_terms("Ca suoi")) == titles.score(find_terms("Họp bản")) == 0


def test_a_row_of_words_counts_where_it_stands_whole(tmp_path: Path) -> None:
    engine = ArrayEngine(index(tmp_path, tell(["UBND xã họp", "họp bản", "đi chợ"])))
    titles = TitleScorer(engine, read_query("ubnd"))
    whole = titles.score(find_terms("Uỷ ban nhân dân xã họp"))
    assert whole > 0
    assert titles.score(find_terms("Uỷ ban vì nhân dân họp")) == 0
