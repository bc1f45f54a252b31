"""The text of a bulletin has the right links."""

from collections.abc import Sequence
from datetime import datetime

from flask import Flask

from index.bulletin import Bulletin
from search.places.place import Place
from search.vietnam_time import VIETNAM
from webui.view.entity_links import find_links

UNION = "hoi-lhpn-xa-tan-khe"


def links(
    app: Flask, texts: Sequence[str], codes: Sequence[str] = (), title: str = "Tin"
) -> list[list[str]]:
    """Return the links of each text."""
    bulletin = Bulletin("x", title, datetime(2021, 1, 1, tzinfo=VIETNAM))
    with app.test_request_context():
        found = find_links(bulletin, texts, {UNION}, codes)
    return [
        [text[each.start : each.end] for each in row]
        for text, row in zip(texts, found, strict=True)
    ]


def test_what_the_index_found_is_a_link_where_it_first_stands(app: Flask) -> None:
    texts = ["Hội LHPN xã Tân Khê họp.", "Sau đó Hội LHPN xã Tân Khê ra về."]
    assert links(app, texts) == [["Hội LHPN xã Tân Khê"], []]


def test_other_organisations_are_no_links(app: Flask) -> None:
    assert links(app, ["UBND xã Tân Khê họp."]) == [[]]


def test_a_name_in_the_title_is_no_first_place(app: Flask) -> None:
    name = "Hội LHPN xã Tân Khê"
    assert links(app, ["", name], title=name) == [[], [name]]


def test_codes_are_links_as_they_are_written(app: Flask) -> None:
    assert links(app, ["Theo 73 – NQ/TU và 73-NQ/TU", "15/CT-UBND"], ["73-NQ/TU"]) == [
        ["73 – NQ/TU"],
        [],
    ]


def test_addresses_are_escaped(app: Flask) -> None:
    bulletin = Bulletin("x", "Tin", datetime(2021, 1, 1, tzinfo=VIETNAM))
    with app.test_request_context():
        ((link,),) = find_links(bulletin, ["Theo 12-KH/TĐ."], (), ["12-KH/TĐ"])
    assert link.address.isascii()


def test_the_home_of_the_index_tells_whose_a_short_name_is(app: Flask) -> None:
    bulletin = Bulletin("x", "Tin", datetime(2021, 1, 1, tzinfo=VIETNAM))
    province = Place("tỉnh", "Lâm Giang")
    with app.test_request_context():
        ids = {"ubnd-tinh-lam-giang"}
        ((link,),) = find_links(bulletin, ["UBND tỉnh họp."], ids, (), province)
    assert link.address.endswith("ubnd-tinh-lam-giang")
