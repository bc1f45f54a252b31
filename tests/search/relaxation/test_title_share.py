"""How much of a query stands in a title, and how much of the title that is."""

import pytest

from search.query.clause import ScoringClauses
from search.query.deputies import find_deputies
from search.query.expansion import read_query
from search.ranking import TITLE_COVERAGE_BOOST, TITLE_DENSITY_BOOST
from search.relaxation.title_share import TitleShare
from search.text.tokenizer import find_terms


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
def test_both_shares_raise_a_score(query: str, title: str, coverage: float, density: float) -> None:
    factor = TitleShare(read_query(query)).factor(find_terms(title))
    raised = TITLE_COVERAGE_BOOST * coverage + TITLE_DENSITY_BOOST * density
    assert factor == pytest.approx(1 + raised)


def test_a_title_that_names_the_deputy_is_not_raised() -> None:
    query = read_query("chủ tịch xã")
    deputies = ScoringClauses(find_deputies(query), -1.0)
    share = TitleShare(query.counting((*query.counted, deputies)))
    assert share.factor(find_terms("Chủ tịch xã họp")) > 1
    assert share.factor(find_terms("Phó chủ tịch xã họp")) == 1
