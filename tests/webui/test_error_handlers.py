from pathlib import Path
from typing import cast

import pytest
from flask import Flask

from index.errors import NoIndexError
from index.opening.generation import Generation
from search.opensearch.cluster.errors import UnreachableClusterError
from tests.webui.browser import Browser
from tests.webui.fake import FakeGeneration, FakeSearcher
from webui.application import create_app


def test_wrong_parameters_are_all_named_and_the_input_is_kept(browser: Browser) -> None:
    page = browser.open("/?q=c%E1%BA%A7u&org=cong-doan&from=hôm+qua&to=8/3/2021&page=x", status=400)
    assert page.texts("//*[@role='alert']//strong") == ["Từ ngày:", "Trang:"]
    assert page.values("//input[@name='q']/@value") == ["cầu"]
    assert page.values("//input[@name='org']/@value") == ["cong-doan"]
    assert page.values("//input[@name='from']/@value") == ["hôm qua"]
    assert page.values("//input[@name='to']/@value") == ["8/3/2021"]


def test_a_wrong_field_names_its_reason_to_a_screen_reader(browser: Browser) -> None:
    page = browser.open("/?from=x", status=400)
    (reason,) = page.values("//input[@aria-invalid='true' and @name='from']/@aria-describedby")
    assert "“x” không phải ngày" in page.text(f"//*[@id='{reason}']")


@pytest.mark.parametrize("address", ["/khong-co", "/ban-tin/", "/ngay/2020"])
def test_an_unknown_address_has_a_way_on(browser: Browser, address: str) -> None:
    page = browser.open(address, status=404)
    assert page.text("//h1") == "Không tìm thấy trang"
    assert page.link("Về trang tìm") == "/"


def test_without_an_index_the_site_says_so_and_keeps_the_folder_to_itself(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = create_app(Path("/srv/nothing-here")).test_client()
    for address in ("/", "/ngay/", "/ban-tin/x", "/api/v1/search"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "60"
        assert "Chưa có chỉ mục" in answer.text
        assert "nothing-here" not in answer.text
    assert "nothing-here" in caplog.text


def test_the_site_comes_back_when_there_is_an_index() -> None:
    there: list[FakeSearcher] = []

    def open_generation(index_dir: Path) -> Generation:
        if not there:
            raise NoIndexError(index_dir)
        return cast(Generation, FakeGeneration(index_dir, there[0]))

    app = create_app(Path("x"), open_generation=open_generation, locate=lambda folder: folder)
    assert app.test_client().get("/").status_code == 503
    there.append(FakeSearcher())
    assert app.test_client().get("/").status_code == 200


def test_a_bug_shows_nothing_of_itself(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(self: FakeSearcher, request: object) -> None:
        raise ZeroDivisionError("inner secret")

    monkeypatch.setattr(FakeSearcher, "execute", break_down)
    app.testing = False
    page = Browser(app.test_client()).open("/", status=500)
    assert "Hệ thống gặp lỗi." in page.text()
    assert "inner secret" not in page.response.text
    assert "inner secret" in caplog.text
    assert app.test_client().get("/api/v1/search").json["errors"]  # type: ignore[index]


def test_a_cluster_that_is_gone_is_told_in_the_design_and_not_named(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def be_gone(self: FakeSearcher, request: object) -> None:
        raise UnreachableClusterError("https://nut-1:9200", "refused")

    monkeypatch.setattr(FakeSearcher, "execute", be_gone)
    page = Browser(app.test_client()).open("/?q=cầu", status=503)
    assert page.response.headers["Retry-After"] == "10"
    assert page.values("//input[@name='q']/@value") == ["cầu"]
    answer = app.test_client().get("/api/v1/search?q=cầu")
    assert answer.status_code == 503 and answer.json["errors"]  # type: ignore[index]
    assert app.test_client().get("/readyz").status_code == 503
    assert "nut-1" not in page.response.text + answer.text
    assert "nut-1" in caplog.text
