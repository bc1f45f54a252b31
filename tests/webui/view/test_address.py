from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from search.query.accent_matching import AccentMatching
from search.request import SearchRequest, Sort
from webui.view import address

FILTERED = SearchRequest(
    "cầu & suối",
    ("tinh-doan", "cong-doan"),
    date(2021, 3, 1),
    date(2021, 3, 31),
    Sort.NEWEST,
    page=3,
)


@pytest.fixture(autouse=True)
def in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def test_the_shortest_address_says_only_what_is_asked() -> None:
    assert address.address(SearchRequest(per_page=20)) == "/?per_page=20"
    assert address.address(SearchRequest("cầu", per_page=20)) == "/?q=c%E1%BA%A7u&per_page=20"


def test_all_bulletins_have_an_address_that_is_not_the_first_page() -> None:
    assert address.address(SearchRequest()) == "/?sort=newest"
    assert address.address(SearchRequest(sort=Sort.NEWEST)) == "/?sort=newest"
    assert address.address(SearchRequest(sort=Sort.NEWEST, page=2)) == "/?page=2"
    assert address.address(SearchRequest(sort=Sort.OLDEST)) == "/?sort=oldest"
    assert address.address(SearchRequest("cầu", sort=Sort.NEWEST)).endswith("&sort=newest")


def test_the_fields_of_a_form_are_those_of_the_first_page() -> None:
    assert address.fields_of(FILTERED) == [
        ("q", "cầu & suối"),
        ("org", "cong-doan"),
        ("org", "tinh-doan"),
        ("from", "2021-03-01"),
        ("to", "2021-03-31"),
        ("sort", "newest"),
    ]


def test_an_address_has_one_order_whatever_order_filters_were_chosen_in() -> None:
    assert address.address(FILTERED) == (
        "/?q=c%E1%BA%A7u+%26+su%E1%BB%91i&org=cong-doan&org=tinh-doan"
        "&from=2021-03-01&to=2021-03-31&sort=newest&page=3"
    )


def test_an_address_says_how_the_text_is_to_be_read() -> None:
    fixed = SearchRequest("cau", marks=AccentMatching.EXACT, is_literal=True, wants_advice=True)
    assert address.address(fixed) == "/?q=cau&marks=exact&literal=1"


def test_an_organisation_goes_in_and_out_and_the_page_is_the_first_again() -> None:
    one = SearchRequest(organisations=("a",), page=4)
    assert address.organisation_address(one, "b") == "/?org=a&org=b"
    assert address.organisation_address(one, "a") == "/?sort=newest"


def test_a_period_goes_in_and_out() -> None:
    assert address.period_address(SearchRequest(), "2021") == "/?from=2021-01-01&to=2021-12-31"
    march = SearchRequest(published_from=date(2021, 3, 1), published_to=date(2021, 3, 31))
    assert address.period_address(march, "2021-03") == "/?sort=newest"
    assert address.period_address(march, "2021-02") == "/?from=2021-02-01&to=2021-02-28"


def test_without_filters_the_words_and_their_order_stay() -> None:
    assert address.unfiltered_address(FILTERED) == "/?q=c%E1%BA%A7u+%26+su%E1%BB%91i&sort=newest"


def test_another_page_keeps_everything_else() -> None:
    assert address.page_address(FILTERED, 4).endswith("&sort=newest&page=4")
    assert address.page_address(FILTERED, 1).endswith("&sort=newest")


def test_addresses_of_many_values_are_those_of_each() -> None:
    for request in (
        SearchRequest(),
        SearchRequest(sort=Sort.NEWEST, page=2),
        SearchRequest("cầu & 'suối'", per_page=20, marks=AccentMatching.EXACT),
        FILTERED,
        SearchRequest(places=("lam-giang",), publishers=("bao-giang",), sort=Sort.OLDEST),
    ):
        for of_one, of_many in (
            (address.organisation_address, address.organisation_addresses),
            (address.place_address, address.place_addresses),
            (address.publisher_address, address.publisher_addresses),
        ):
            addresses = of_many(request)
            for id in ("cong-doan", "lam-giang", "bao-giang", "a&b <c>"):
                assert addresses(id) == of_one(request, id)
        periods = address.period_addresses(request)
        for period in ("2021", "2021-Q1", "2021-03", "2021-03-08"):
            assert periods(period) == address.period_address(request, period)
