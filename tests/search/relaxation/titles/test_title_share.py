"""How much of a query stands in a title, and how much of the title that is."""

from pathlib import Path

import numpy as np
import pytest

from index.bulletin import Bulletin
from search.query.clause import ScoringClauses
from search.query.deputies import find_deputies
from search.query.expansion import read_query
from search.ranking import TITLE_COVERAGE_BOOST, TITLE_DENSITY_BOOST
from search.relaxation.titles.title_share import find_factors
from tests.search.engine.engines import FACTORIES, EngineFactory
from tests.search.indexing import FIRST, index, tell

each_engine = pytest.mark.parametrize("factory", FACTORIES, ids=lambda each: each.name)


@each_engine
@pytest.mark.parametrize(
    ("query", "title", "coverage", "density"),
    [
        ("cá suối", "Cá suối", 1, 1),
        ("cá suối", "Suối Mây cạn, cá chết", 1, 2 / 5),
        ("cá suối", "Cá đồng", 1 / 2, 1 / 2),
        ("cá suối", "Cá, cá và cá", 1 / 2, 3 / 4),
        ("cá suối", "Ca suoi", 0, 0),
        ("cá suối", "…", 0, 0),
        # Without accents as with them: only what is written as it is typed.
        ("ca suoi", "Cá suối", 0, 0),
        ("hoà", "Bản Hòa", 1, 1 / 2),
        # A name counts as one word of the query, and with all of its own of the title.
        ("ubnd xã", "Ủy ban nhân dân xã họp", 1, 5 / 6),
        ("ubnd xã", "Ủy ban và nhân dân xã", 1 / 2, 1 / 6),
        ("bão số 3", "Bão số 3 đổi hướng", 1, 3 / 5),
    ],
)
def test_both_shares_raise_a_score(
    factory: EngineFactory,
    tmp_path: Path,
    query: str,
    title: str,
    coverage: float,
    density: float,
) -> None:
    # What stands in the lead does not count.
    told = Bulletin("b", title, FIRST, f"{query}, {query}")
    engine = factory.open(index(tmp_path, [*tell(["Họp"]), told]))
    (factor,) = find_factors(engine, read_query(query), np.array([1]))
    raised = TITLE_COVERAGE_BOOST * coverage + TITLE_DENSITY_BOOST * density
    assert factor == pytest.approx(1 + raised)


@each_engine
def test_a_title_that_names_the_deputy_is_not_raised(
    factory: EngineFactory, tmp_path: Path
) -> None:
    engine = factory.open(index(tmp_path, tell(["Phó chủ tịch xã họp", "Chủ tịch xã họp"])))
    query = read_query("chủ tịch xã")
    deputies = ScoringClauses(find_deputies(query), -1.0)
    lowered = query.counting((*query.counted, deputies))
    deputy, chair = find_factors(engine, lowered, np.array([0, 1]))
    assert deputy == 1 < chair


@each_engine
def test_a_title_that_names_another_number_is_not_raised(
    factory: EngineFactory, tmp_path: Path
) -> None:
    titles = "Bão số 5 mạnh hơn", "Bão số 3 mạnh hơn", "Bão 3 mạnh hơn", "Bão số 5, bão số 3", "Bão"
    engine = factory.open(index(tmp_path, tell(titles)))
    factors = find_factors(engine, read_query("bão số 3"), np.arange(5))
    assert [each > 1 for each in factors] == [False, True, True, True, True]


@each_engine
def test_a_number_may_count_what_follows_it(factory: EngineFactory, tmp_path: Path) -> None:
    titles = "Lở đất, cả 2 người chết", "Lở đất, 3 người chết", "Lở đất 2 nơi", "Lở đất vì 2 mỏ"
    engine = factory.open(index(tmp_path, tell(titles)))
    factors = find_factors(engine, read_query("lở đất 2 người"), np.arange(4))
    assert [each > 1 for each in factors] == [True, False, True, False]
