"""Each value of the facet of organisations has the count that choosing it gives."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.facets.organisation_facet import MOST
from search.query.accent_matching import AccentMatching
from search.request import UNKNOWN, SearchRequest
from search.result import FacetValue
from search.searcher import Searcher
from search.vietnam_time import VIETNAM
from tests.search.asking import ids
from tests.search.indexing import index

FIRST = datetime(2021, 1, 1, 8, tzinfo=VIETNAM)


def walked(roots: Sequence[FacetValue]) -> list[FacetValue]:
    return [each for root in roots for each in root.walk()]


def over(folder: Path, *organisations: Sequence[str]) -> Searcher:
    """Return a searcher over bulletins that name organisations, published one a day."""
    bulletins = [
        Bulletin(f"b{number}", "Tin", FIRST + timedelta(days=number), organisations=tuple(names))
        for number, names in enumerate(organisations)
    ]
    return Searcher(ArrayEngine(index(folder, bulletins)))


def drawn(values: Sequence[FacetValue], depth: int = 0) -> list[str]:
    """Return a tree as lines, each indented below its parent."""
    lines = []
    for each in values:
        lines += [f"{'  ' * depth}{each.label} {each.count}", *drawn(each.parts, depth + 1)]
    return lines


@pytest.mark.parametrize("text", ["", "mat", "huyen", "khong-co-gi"])
@pytest.mark.parametrize(
    "organisations",
    [
        (),
        ("ubnd-huyen-song-may",),
        (UNKNOWN,),
        ("khong-co", "uy-ban-mttq-tinh-thanh-giang"),
    ],
)
@pytest.mark.parametrize("day", [None, date(2021, 9, 5)])
def test_counts_leave_out_their_own_filter(
    searcher: Searcher, text: str, organisations: tuple[str, ...], day: date | None
) -> None:
    request = SearchRequest(
        text, organisations, published_from=day, marks=AccentMatching.COMPATIBLE
    )
    page = searcher.search(request)
    values = walked(page.organisations)
    for value in values:
        assert value.count == len(
            ids(searcher, text, organisations=(value.id,), published_from=day)
        )
        assert value.selected == (value.id in organisations)
    told = {each.id for each in values}
    assert len(values) == len(told)
    everyone = {each.id for each in searcher.organisations()} | {UNKNOWN}
    for left_out in everyone - told:
        assert not ids(searcher, text, organisations=(left_out,), published_from=day)
    assert set(organisations) <= told
    assert sum(each.count for each in page.dates) == len(
        ids(searcher, text, organisations=organisations)
    )


@pytest.mark.parametrize(
    "text",
    [
        "mất",
        "dường làng",
        "Mawjt traanj",
        "họp giao ban huyện Sông Mây quý II covid",
        '"mặt trận" tổ quốc tỉnh giao ban công tác covid',
    ],
)
def test_counts_are_the_totals_after_a_click_however_a_query_is_read(
    searcher: Searcher, text: str
) -> None:
    request = SearchRequest(text)
    page = searcher.search(request)
    assert page.dates
    for value in walked(page.organisations):
        clicked = searcher.search(replace(request, organisations=(value.id,)))
        assert (clicked.total, clicked.understanding) == (value.count, page.understanding)


def test_organisations_come_most_frequent_first_then_by_name(searcher: Searcher) -> None:
    assert drawn(searcher.search(SearchRequest()).organisations) == [
        "Không rõ cơ quan 5",
        "UBND huyện Sông Mây 2",
        "Ủy ban MTTQ huyện Sông Mây 1",
        "  Hội Nông dân huyện Sông Mây 1",
        "Ủy ban MTTQ xã Nậm Hoa 1",
        "  Hội LHPN xã Nậm Hoa 1",
    ]


def test_what_stands_above_counts_each_bulletin_once(tmp_path: Path) -> None:
    health, interior = "Sở Y tế tỉnh Hà Giang", "Sở Nội vụ tỉnh Hà Giang"
    searcher = over(
        tmp_path,
        [health, interior],
        [health],
        ["UBND tỉnh Hà Giang"],
        ["HĐND tỉnh Hà Giang"],
        ["Ban Pháp chế HĐND tỉnh Hà Giang"],
    )
    page = searcher.search(SearchRequest())
    assert drawn(page.organisations) == [
        "UBND tỉnh Hà Giang 3",
        "  Sở Y tế tỉnh Hà Giang 2",
        "  Sở Nội vụ tỉnh Hà Giang 1",
        # An elected council is not asked for by who wants its government.
        "HĐND tỉnh Hà Giang 2",
        "  Ban Pháp chế HĐND tỉnh Hà Giang 1",
    ]
    assert page.organisation_total == 5
    first = next(each for each in page.hits if each.id == "b0")
    assert [each.label for each in first.organisations] == [health, interior]


def test_what_is_chosen_stays_with_nothing_left(tmp_path: Path) -> None:
    searcher = over(tmp_path, ["Sở Y tế tỉnh Hà Giang"], ["Ban Gió"], [])
    chosen = ("so-y-te-tinh-ha-giang", "ubnd-tinh-ha-giang", UNKNOWN, "khong-co")
    day = date(2021, 1, 2)
    values = searcher.search(
        SearchRequest(organisations=chosen, published_from=day, published_to=day)
    ).organisations
    assert drawn(values) == [
        "Ban Gió 1",
        "khong-co 0",
        "Không rõ cơ quan 0",
        "UBND tỉnh Hà Giang 0",
        "  Sở Y tế tỉnh Hà Giang 0",
    ]
    assert {each.id for each in walked(values) if each.selected} == set(chosen)


def test_what_stands_above_is_never_the_one_left_out(tmp_path: Path) -> None:
    names = [f"Hội Nông dân xã Bản {each}" for each in "ABCDEGHIKLMNOPQRSTUVXY"]
    names += [f"Hội LHPN xã Bản {each}" for each in "ABCDEGHIKLMNOPQRSTUVXY"]
    searcher = over(tmp_path, *([each] for each in names))
    page = searcher.search(SearchRequest())
    assert len(walked(page.organisations)) == MOST
    assert page.organisation_total == 3 * len(names) // 2
    assert all(each.id.startswith("uy-ban-mttq") for each in page.organisations)


def test_all_values_are_listed_on_demand(tmp_path: Path) -> None:
    names = [f"Hội Thử nghiệm số {number}" for number in range(MOST + 10)]
    searcher = over(tmp_path, [], *([each, "Đội Cờ"] for each in names))
    values = searcher.answer(SearchRequest()).organisation_values()
    assert len(values) == MOST + 12
    assert [(each.label, each.count) for each in values][:2] == [("Đội Cờ", 60), (names[0], 1)]
    by_name = searcher.answer(SearchRequest()).organisation_values(by_name=True)
    assert by_name[0].label == "Đội Cờ" and by_name[-1].label == "Không rõ cơ quan"
    assert set(values) == set(by_name)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", "Ban Dân tộc|Đội Đờn|Hội LHPN xã Kỳ Sơn|Ủy ban MTTQ xã Kỳ Sơn"),
        ("doi", "Đội Đờn"),
        ("ĐO do", "Đội Đờn"),
        ("d", "Ban Dân tộc|Đội Đờn"),
        ("son ky", "Hội LHPN xã Kỳ Sơn|Ủy ban MTTQ xã Kỳ Sơn"),
        ("ki son", "Hội LHPN xã Kỳ Sơn|Ủy ban MTTQ xã Kỳ Sơn"),
        # What people call it, beside its label.
        ("phu nu", "Hội LHPN xã Kỳ Sơn"),
        ("mat tran", "Ủy ban MTTQ xã Kỳ Sơn"),
        ("oi", ""),
    ],
)
def test_a_name_is_found_by_the_beginnings_of_its_words(
    tmp_path: Path, typed: str, found: str
) -> None:
    searcher = over(tmp_path, ["Đội Đờn"], ["Hội LHPN xã Kỳ Sơn"], ["Ban Dân tộc"])
    values = searcher.answer(SearchRequest()).organisation_values(name=typed, by_name=True)
    assert "|".join(each.label for each in values) == found


def test_all_values_keep_the_other_filters(searcher: Searcher) -> None:
    request = SearchRequest("mat", ("ubnd-huyen-song-may",), published_to=date(2020, 12, 31))
    values = searcher.answer(request).organisation_values()
    assert [(each.id, each.count, each.selected) for each in values] == [
        ("hoi-nong-dan-huyen-song-may", 1, False),
        ("uy-ban-mttq-huyen-song-may", 1, False),
        ("ubnd-huyen-song-may", 0, True),
    ]
