from datetime import date

from flask import Flask

from search.request import SearchRequest, Sort
from webui.view.page_address import (
    bulletin_address,
    day_address,
    document_address,
    month_address,
    organisations_address,
    page_of_organisation,
    year_address,
)


def test_a_bulletin_keeps_what_decides_its_highlights(app: Flask) -> None:
    with app.test_request_context():
        search_request = SearchRequest("cầu", ("x",), page=3, is_literal=True)
        assert bulletin_address("a/b", search_request) == "/ban-tin/a/b?q=c%E1%BA%A7u&literal=1"
        assert bulletin_address("a", SearchRequest(page=2)) == "/ban-tin/a"
        assert bulletin_address("a") == "/ban-tin/a"


def test_first_pages_and_default_orders_go_unsaid(app: Flask) -> None:
    with app.test_request_context():
        assert day_address(date(2021, 3, 8)) == "/ngay/2021/03/08"
        assert day_address(date(2021, 3, 8), 2) == "/ngay/2021/03/08?page=2"
        assert document_address("73-NQ/TU") == "/van-ban/73-nq/tu"
        assert document_address("73-NQ/TU", Sort.OLDEST, 2).endswith("?sort=oldest&page=2")
        assert organisations_address() == "/co-quan"
        assert organisations_address("sở", "tinh", 3) == "/co-quan?ten=s%E1%BB%9F&cap=tinh&page=3"
        assert page_of_organisation("so-y-te") == "/co-quan/so-y-te"


def test_an_organisation_keeps_days_order_and_page(app: Flask) -> None:
    search_request = SearchRequest(
        "cầu", published_from=date(2021, 3, 8), sort=Sort.OLDEST, page=2, beside="tinh-doan"
    )
    with app.test_request_context():
        assert page_of_organisation("so-y-te", search_request) == (
            "/co-quan/so-y-te?voi=tinh-doan&from=2021-03-08&sort=oldest&page=2"
        )


def test_the_calendar_has_years_and_months(app: Flask) -> None:
    with app.test_request_context():
        assert year_address(2021) == "/lich/2021"
        assert month_address(2021, 3) == "/lich/2021/03"
