"""Every engine counts what passes filters, and what its terms are in."""

from collections.abc import Sequence
from datetime import date

import pytest

from search.engine.contract import Engine
from search.field import CODES, ORGANISATIONS
from search.query.parser import parse
from search.request import UNKNOWN, Filters
from tests.search.engine.contract.asking import match, shown
from tests.search.engine.contract.bulletins import NOWHERE


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["cau-a", "cau-b", "cho", "hop"]),
        # Nine o'clock and a day later: the new year begins in between.
        (Filters(published_to=date(2020, 12, 31)), ["cau-a", "cau-b"]),
        (Filters(published_from=date(2021, 1, 1)), ["cho", "hop"]),
        (Filters(date(2021, 1, 1), date(2021, 1, 1)), ["cho"]),
        (Filters(date(2022, 1, 1), date(2021, 1, 1)), []),
        (Filters(organisations=("ban-gio",)), ["cau-a", "cau-b", "hop"]),
        (Filters(organisations=("so-may", UNKNOWN)), ["cho", "hop"]),
        (Filters(organisations=("ban-gio",), beside="so-may"), ["hop"]),
        (Filters(date(2021, 1, 1), None, ("ban-gio",)), ["hop"]),
        (NOWHERE, []),
    ],
)
def test_filters_narrow_what_matches(
    engine: Engine, filters: Filters, found: Sequence[str]
) -> None:
    bridges = match(engine, "cầu")
    assert sorted(shown(engine, bridges, filters=filters)) == list(found)
    assert bridges.count(filters) == len(found)
    assert bridges.total == 4


def test_organisations_and_codes_are_counted_once_for_each_document(engine: Engine) -> None:
    organisations = match(engine, "cầu").term_counts(ORGANISATIONS, Filters())
    assert list(organisations.held()) == [("ban-gio", 3), ("so-may", 1)]
    assert (organisations.missing, organisations.of("khong-co")) == (1, 0)
    codes = match(engine, "").term_counts(CODES, Filters())
    assert list(codes.held()) == [("73-nq/tu", 2), ("74-nq/tu", 1)]
    assert codes.missing == 3
    nothing = match(engine, "").term_counts(ORGANISATIONS, NOWHERE)
    assert (list(nothing.held()), nothing.missing) == ([], 0)


def test_months_and_days_are_those_of_vietnam(engine: Engine) -> None:
    months = match(engine, "").month_counts(Filters())
    held = {months.first + at: count for at, count in enumerate(months.counts.tolist()) if count}
    assert held == {12 * 2020 + 11: 2, 12 * 2021: 2, 12 * 2021 + 2: 1}
    days = match(engine, "cầu").day_counts(Filters(organisations=("ban-gio",)))
    counted = dict(zip(days.days.tolist(), days.counts.tolist(), strict=True))
    assert counted == {date(2020, 12, 31): 2, date(2021, 1, 2): 1}


def test_terms_matched_whole_are_listed(engine: Engine) -> None:
    codes = engine.keyword(CODES)
    assert "73-nq/tu" in codes and "73" not in codes
    assert {"73-nq/tu", "74-nq/tu"} <= set(codes.begun("7"))
    assert list(codes.longest("7", 1)) == [("73-nq/tu", 2)]
    assert list(codes.longest("99", 9)) == []
    assert "ban-gio" in engine.keyword(ORGANISATIONS)


def test_terms_of_texts_have_their_statistics(engine: Engine) -> None:
    terms = engine.terms
    bridge, market, nowhere = terms.idfs(parse("cầu chợ không").required)
    assert market > bridge > nowhere == 0
    assert dict(terms.variants("mat")) == {"mất": 1, "mật": 1, "mặt": 1}
    assert "treo" in terms.near("tre", (), 1)
    assert "treo" in terms.begun("tre", 5)
    assert terms.begun("zz", 5) == {}
    counts = terms.ngram_counts([("cầu",), ("treo",)], 100)
    assert counts.pairs[0].tolist() == [[2]]
