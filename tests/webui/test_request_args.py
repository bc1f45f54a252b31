from datetime import date

import pytest
from flask import Flask

from search.errors import RequestError
from webui.request_args import read_search_request


def test_the_address_is_a_search_request(app: Flask) -> None:
    with app.test_request_context("/?q=c%E1%BA%A7u&org=a&org=b&from=2020-07-13&page=2"):
        request = read_search_request()
    assert (request.text, request.organisations, request.page) == ("cầu", ("a", "b"), 2)
    assert request.published_from == date(2020, 7, 13)


def test_what_others_add_to_a_link_is_passed_over(app: Flask) -> None:
    with app.test_request_context("/?q=c%E1%BA%A7u&utm_source=x"):
        assert read_search_request().text == "cầu"


def test_a_wrong_parameter_is_an_error(app: Flask) -> None:
    with app.test_request_context("/?page=x"), pytest.raises(RequestError):
        read_search_request()
