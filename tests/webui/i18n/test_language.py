import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient

from search.errors import Problem
from webui.i18n.language import Language, content_lang, current_language, said, same_page


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/", Language.VIETNAMESE),
        ("/en/", Language.ENGLISH),
        ("/en/ban-tin/cau-moi", Language.ENGLISH),
        ("/en", Language.ENGLISH),
        ("/english", Language.VIETNAMESE),
        ("/ban-tin/en/1", Language.VIETNAMESE),
    ],
)
def test_the_address_says_the_language(app: Flask, address: str, language: Language) -> None:
    with app.test_request_context(address):
        assert current_language() is language


def test_outside_of_requests_it_is_vietnamese() -> None:
    assert current_language() is Language.VIETNAMESE


@pytest.mark.parametrize("address", ["/", "/ban-tin/cau-moi", "/ban-tin/tin/3", "/ngay/2021/03/08"])
def test_each_page_exists_in_each_language(client: FlaskClient, address: str) -> None:
    vietnamese, english = client.get(address), client.get(f"/en{address}")
    assert (vietnamese.status_code, english.status_code) == (200, 200)
    assert '<html lang="vi"' in vietnamese.text
    assert '<html lang="en"' in english.text


def test_the_english_home_without_its_slash_is_found(client: FlaskClient) -> None:
    answer = client.get("/en")
    assert (answer.status_code, answer.location) == (308, "http://localhost/en/")


def test_links_keep_the_language(app: Flask) -> None:
    with app.test_request_context("/en/khong-co"):
        assert url_for("bulletin_page.show", bulletin_id="a/1") == "/en/ban-tin/a/1"
        assert url_for("search_page.show", q="cầu") == "/en/?q=c%E1%BA%A7u"
        assert url_for("api_search.search") == "/api/v1/search"
    with app.test_request_context("/"):
        assert url_for("search_page.show", q="cầu") == "/?q=c%E1%BA%A7u"


@pytest.mark.parametrize(
    ("address", "in_english"),
    [
        ("/", "/en/"),
        ("/?q=c%E1%BA%A7u&org=a&org=b", "/en/?q=c%E1%BA%A7u&org=a&org=b"),
        ("/ban-tin/100%25?q=%22", "/en/ban-tin/100%25?q=%22"),
        ("/ban-tin/t%E1%BB%89nh", "/en/ban-tin/t%E1%BB%89nh"),
    ],
)
def test_the_same_page_in_the_other_language(app: Flask, address: str, in_english: str) -> None:
    with app.test_request_context(f"http://localhost{address}"):
        assert same_page(Language.ENGLISH) == in_english
    with app.test_request_context(in_english):
        assert same_page(Language.ENGLISH) == in_english


def test_no_address_of_ours_leads_elsewhere(app: Flask) -> None:
    with app.test_request_context("/en//evil.example/"):
        assert same_page(Language.VIETNAMESE) == "/evil.example/"


def test_the_other_language_of_a_site_under_a_path(app: Flask) -> None:
    with app.test_request_context("/en/?q=a", environ_overrides={"SCRIPT_NAME": "/tin"}):
        assert same_page(Language.VIETNAMESE) == "/tin/?q=a"


def test_bulletins_stay_vietnamese_on_english_pages(app: Flask) -> None:
    with app.test_request_context("/en/"):
        assert content_lang() == ' lang="vi"'
    with app.test_request_context("/"):
        assert content_lang() == ""


def test_messages_in_both_languages_are_said_in_one(app: Flask) -> None:
    problem = Problem("q", "sai", "wrong")
    with app.test_request_context("/en/"):
        assert said(problem) == "wrong"
    assert said(problem) == "sai"
