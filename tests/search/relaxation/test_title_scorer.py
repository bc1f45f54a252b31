"""Titles scored as documents of their own."""

from pathlib import Path

import numpy as np
import pytest

from search.query.expansion import read_query
from search.ranking import K1, TITLE_BOOST, TITLE_LENGTH, B
from search.relaxation.title_scorer import score_titles
from tests.search.engine.engines import FACTORIES, EngineFactory
from tests.search.indexing import index, tell

each_engine = pytest.mark.parametrize("factory", FACTORIES, ids=lambda each: each.name)


@each_engine
def test_a_short_title_scores_more_than_a_long_one_and_saturates(
    factory: EngineFactory, tmp_path: Path
) -> None:
    titles = ["Họp bản", "Cá suối ở bản Mây về nhiều", "Cá suối", "Ca suoi"]
    engine = factory.open(index(tmp_path, tell(titles)))
    query = read_query("cá suối")
    market, long, short, bare = score_titles(engine, query, np.arange(4)).tolist()
    idfs = engine.terms.idfs(query.required)
    norm = 1 / (1 - B + B * 2 / TITLE_LENGTH)
    once = norm * (K1 + 1) / (norm + K1)
    assert short == pytest.approx(TITLE_BOOST * once * sum(idfs))
    assert 0 < long < short
    assert bare == market == 0


@each_engine
def test_a_row_of_words_counts_where_it_stands_whole(
    factory: EngineFactory, tmp_path: Path
) -> None:
    titles = ["Uỷ ban nhân dân xã họp", "Uỷ ban vì nhân dân họp", "Đi chợ"]
    engine = factory.open(index(tmp_path, tell(titles)))
    whole, parted, _ = score_titles(engine, read_query("ubnd"), np.arange(3)).tolist()
    assert whole > 0 == parted
