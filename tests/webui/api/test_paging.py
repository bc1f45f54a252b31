import pytest
from flask import Flask

from webui.api.paging import items_of_page, page_json
from webui.api.query import PageParameters
from webui.errors import MissingError


def query(**values: str) -> PageParameters:
    return PageParameters.model_validate(values)


def test_a_page_in_the_middle_links_to_all_others(app: Flask) -> None:
    with app.test_request_context("/api/v1/organisations"):
        page = page_json(query(page="2", per_page="5"), 12)
    assert (page["page"], page["pages"], page["per_page"]) == (2, 3, 5)
    assert page["links"] == {
        "first": "/api/v1/organisations?per_page=5",
        "previous": "/api/v1/organisations?per_page=5",
        "next": "/api/v1/organisations?per_page=5&page=3",
        "last": "/api/v1/organisations?per_page=5&page=3",
    }


def test_nothing_is_one_page(app: Flask) -> None:
    with app.test_request_context("/api/v1/organisations"):
        page = page_json(query(), 0)
    assert (page["pages"], page["links"]["next"], page["links"]["previous"]) == (1, None, None)


def test_past_the_end_the_last_page_is_named(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(MissingError) as caught:
        page_json(query(page="4", per_page="5"), 12)
    assert caught.value.suggestion == "3"


def test_a_page_has_its_items() -> None:
    assert items_of_page("abcdefg", query(page="2", per_page="3")) == "def"
    assert items_of_page("abcdefg", query(page="3", per_page="3")) == "g"
