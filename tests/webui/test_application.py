from flask import Flask
from flask.testing import FlaskClient


def test_every_page_exists_in_both_languages(app: Flask) -> None:
    rules = {each.rule for each in app.url_map.iter_rules()}
    english = {each.removeprefix("/en") for each in rules if each.startswith("/en/")}
    assert {"/", "/lich", "/co-quan", "/van-ban", "/tro-giup", "/api"} <= english <= rules


def test_static_files_have_addresses_that_change_with_them(client: FlaskClient) -> None:
    page = client.get("/").text
    stamp = page.partition("bantin.css?")[2].partition('"')[0]
    assert stamp
    with client.get(f"/static/bantin.css?{stamp}") as style:
        assert style.cache_control.max_age == 365 * 24 * 60 * 60
