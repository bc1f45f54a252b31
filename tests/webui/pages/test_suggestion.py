from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search.suggest.suggestion import Suggestion, SuggestionKind
from tests.webui.conftest import AppOver
from tests.webui.newsroom import BRIDGE, YOUTH

MADE = (
    Suggestion(SuggestionKind.PHRASE, "cầu treo", 1234),
    Suggestion(SuggestionKind.PHRASE, "cầu phao", 1),
    Suggestion(SuggestionKind.ORGANISATION, YOUTH.label, 5, YOUTH.id),
    Suggestion(SuggestionKind.CODE, "12-KH/TĐ", 2),
)


@pytest.fixture
def app(app_over: AppOver) -> Flask:
    return app_over(BRIDGE, suggestions=MADE)


def ask(client: FlaskClient, text: str, path: str = "/goi-y") -> TestResponse:
    return client.get(path, query_string={"q": text})


def test_suggestions_come_in_the_form_that_browsers_know(client: FlaskClient) -> None:
    answer = ask(client, "khánh")
    typed, names, notes, addresses, _ = answer.get_json(force=True)
    assert answer.mimetype == "application/x-suggestions+json"
    assert typed == "khánh"
    assert names == [each.text for each in MADE] + [BRIDGE.bulletin.title]
    assert notes == ["1.234 kết quả", "1 kết quả", "5 bản tin", "2 bản tin", ""]
    assert len(addresses) == len(names)


def test_each_leads_to_what_it_names(client: FlaskClient) -> None:
    assert ask(client, "khánh").get_json(force=True)[3] == [
        "/?q=c%E1%BA%A7u+treo",
        "/?q=c%E1%BA%A7u+phao",
        "/co-quan/doan-thanh-nien",
        "/van-ban/12-kh/td",
        "/ban-tin/cau-moi",
    ]


def test_groups_say_what_is_what(client: FlaskClient) -> None:
    groups: list[dict[str, Any]] = ask(client, "khánh").get_json(force=True)[4]["groups"]
    assert [(each["kind"], each["label"], each["count"]) for each in groups] == [
        ("phrase", "Cụm từ", 2),
        ("organisation", "Cơ quan, tổ chức", 1),
        ("code", "Văn bản", 1),
        ("title", "Bản tin", 1),
    ]


def test_an_english_page_is_led_to_english_pages(client: FlaskClient) -> None:
    addresses = ask(client, "khánh", "/en/goi-y").get_json(force=True)[3]
    assert all(each.startswith("/en/") for each in addresses)


def test_they_may_be_kept_for_a_while(client: FlaskClient) -> None:
    control = ask(client, "a").cache_control
    assert control.public and control.max_age == 300


@pytest.mark.parametrize("path", ["/goi-y", "/goi-y?q=", "/goi-y?q=zzz"])
def test_nothing_typed_and_nothing_found_are_no_errors(app_over: AppOver, path: str) -> None:
    answer = app_over(BRIDGE).test_client().get(path)
    assert answer.status_code == 200
    assert answer.get_json(force=True)[1:] == [[], [], [], {"groups": []}]
