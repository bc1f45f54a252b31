"""Titles scored as documents of their own."""

from pathlib import Path

import numpy as np
import pytest

from search.query.expansion import read_query
from search.query.rows import numbers_before
from search.query.walk import term_clauses
from search.ranking import K1, NUMBER_BOOST, TITLE_BOOST, TITLE_LENGTH, B
from search.relaxation.titles.title_scorer import find_number_factors, score_titles
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


@each_engine
def test_the_number_that_most_titles_tell_is_believed(
    factory: EngineFactory, tmp_path: Path
) -> None:
    titles = ["12 bản có chợ", "Họp 12 bản", "Đường về 12 bản", "Lũ qua 3 bản", "Bản 12", "112 bản"]
    titles += ["3 bản và 12 bản", "12 ban"]
    engine = factory.open(index(tmp_path, tell(titles)))
    (counted,) = term_clauses(read_query("bản").required)
    factors = find_number_factors(engine, numbers_before(counted), np.arange(len(titles)))
    whole, half = 1 + NUMBER_BOOST, 1 + NUMBER_BOOST / 2
    assert factors.tolist() == [whole, whole, whole, half, 1, 1, whole, 1]


@each_engine
def test_a_number_that_no_two_titles_tell_is_not_believed(
    factory: EngineFactory, tmp_path: Path
) -> None:
    engine = factory.open(index(tmp_path, tell(["12 bản", "3 bản", "Bản"])))
    (counted,) = term_clauses(read_query("bản").required)
    numbers = numbers_before(counted)
    assert find_number_factors(engine, numbers, np.arange(3)).tolist() == [1, 1, 1]
    assert find_number_factors(engine, numbers, np.arange(0)).tolist() == []
