"""The parts of a score agree with `search.ranking`, and with a score calculated by hand."""

from collections.abc import Iterator
from math import log

import pytest

from search.explanation.result import ExplainedHit
from search.field import Field
from search.query.accent_matching import AccentMatching
from search.ranking import EXACT_BOOST, PAIR_BOOST
from search.request import SearchRequest
from search.searcher import Searcher


def explained(searcher: Searcher, text: str, hit_id: str | None = None) -> ExplainedHit:
    about = searcher.explain(SearchRequest(text, marks=AccentMatching.COMPATIBLE), hit_id).about
    assert isinstance(about, ExplainedHit)
    return about


def contributions(hit: ExplainedHit) -> Iterator[float]:
    yield from (each.contribution for each in hit.units)
    yield from (each.contribution for each in hit.pairs)


def test_each_unit_is_told_with_its_fields(searcher: Searcher) -> None:
    hit = explained(searcher, "tỉnh -covid mat")
    assert hit.id == "giao-ban"
    assert [(each.typed, each.boost, each.frequencies) for each in hit.units] == [
        ("tỉnh", 1, {Field.TITLE: 1, Field.LEAD: 1}),
        ("mat", 1, {Field.TITLE: 1, Field.LEAD: 1}),
        # With just the typed marks: `mat` is mặt there.
        ("tỉnh", EXACT_BOOST, {Field.TITLE: 1, Field.LEAD: 1}),
        ("mat", EXACT_BOOST, {}),
    ]
    assert hit.units[0].idf == pytest.approx(log(1 + (10 - 2 + 0.5) / (2 + 0.5)))


def test_variants_are_counted_together(searcher: Searcher) -> None:
    (unit,) = explained(searcher, "mat", "duong-lang").units
    assert unit.frequencies == {Field.BODY: 2}


def test_what_stands_nowhere_adds_nothing(searcher: Searcher) -> None:
    hit = explained(searcher, "mật OR dương", "mat-ong")
    assert [(each.typed, each.frequencies) for each in hit.units] == [
        ("mật", {Field.TITLE: 1, Field.LEAD: 1}),
        ("dương", {}),
    ] * 2
    assert [each.contribution > 0 for each in hit.units] == [True, False] * 2


def test_a_pair_is_as_rare_as_itself_and_its_rarer_unit_are_on_average(searcher: Searcher) -> None:
    hit = explained(searcher, 'mat tran "giao ban"')
    assert [each.typed for each in hit.pairs] == ["mat tran", "giao ban"]
    pair = hit.pairs[0]
    rarer = max(each.idf for each in hit.units[:2])
    # Of ten bulletins only `giao-ban` has the two in a row.
    assert pair.idf == pytest.approx((rarer + log(1 + (10 - 1 + 0.5) / (1 + 0.5))) / 2)
    assert pair.contribution == pytest.approx(PAIR_BOOST * pair.idf * pair.amount)
    apart = explained(searcher, "mat tran", "mat-mua")
    assert [each.contribution for each in apart.pairs] == [0]


@pytest.mark.parametrize(
    "text", ["mat", "mat tran to quoc", '"mặt trận" tỉnh', "ong OR ngô mùa", "huy* huyện", "-mat"]
)
def test_the_parts_add_up_to_the_score(searcher: Searcher, text: str) -> None:
    page = searcher.search(SearchRequest(text, marks=AccentMatching.COMPATIBLE))
    assert page.hits
    for each in page.hits:
        hit = explained(searcher, text, each.id)
        assert hit.score == pytest.approx(each.score, rel=1e-12)
        assert sum(contributions(hit)) + hit.title_score == pytest.approx(hit.score, rel=1e-12)
