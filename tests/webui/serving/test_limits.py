import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import cast

import pytest
from flask.testing import FlaskClient

from index.opening.generation import Generation
from index.settings.settings import Settings
from search import deadline
from search.deadline import check_deadline, set_deadline
from search.request import SearchRequest
from tests.webui.fake import FakeGeneration, FakeSearcher
from tests.webui.newsroom import Filed
from webui.application import create_app

EXAMPLES = 50
"""How many bulletins the page of examples looks at."""


@dataclass(slots=True)
class Clock:
    """A clock that a test moves on, so that no machine is too slow for it."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


class SlowSearcher(FakeSearcher):
    """Exceeds its time for `chậm`, and checks the deadline as the engine does."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock

    def execute(self, request: SearchRequest) -> Sequence[Filed]:
        is_listing = request.organisations == ("rất-chậm",)
        if request.text == "chậm" or request.per_page == EXAMPLES or is_listing:
            self.clock.seconds += 6
        check_deadline()
        return super().execute(request)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(deadline, "monotonic", clock)
    return clock


@pytest.fixture
def client(clock: Clock) -> Iterator[FlaskClient]:
    settings = Settings(request_seconds=5, body_bytes=100, address_bytes=1024)
    yield create_app(
        Path("anywhere"),
        open_generation=lambda folder: cast(
            Generation, FakeGeneration(folder, SlowSearcher(clock))
        ),
        locate=lambda folder: folder,
        settings=settings,
    ).test_client()
    set_deadline(inf)


def test_a_search_that_takes_too_long_is_stopped_and_the_next_is_not(client: FlaskClient) -> None:
    assert client.get("/?q=c%E1%BA%A7u").status_code == 200
    answer = client.get("/?q=ch%E1%BA%ADm")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "mất quá nhiều thời gian" in answer.text
    assert client.get("/?q=c%E1%BA%A7u").status_code == 200


def test_who_typed_no_words_is_not_told_to_use_fewer(client: FlaskClient) -> None:
    answer = client.get("/?org=r%E1%BA%A5t-ch%E1%BA%ADm")
    assert answer.status_code == 503
    assert "đang bận" in answer.text
    assert "rút ngắn" not in answer.text


def test_a_stopped_search_is_logged_as_stopped(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line has no total: to count would take as long as the search that was stopped."""
    caplog.set_level(logging.INFO, "bantin.request")
    monkeypatch.setattr(logging.getLogger("bantin.request"), "disabled", False)
    assert client.get("/?q=ch%E1%BA%ADm").status_code == 503
    (line,) = [each for each in caplog.records if each.name == "bantin.request"]
    assert line.__dict__["fields"]["status"] == 503
    assert "total" not in line.__dict__["fields"]


def test_examples_may_take_their_time(client: FlaskClient) -> None:
    """They need many searches together, which take longer than a reader's search may."""
    assert client.get("/tro-giup").status_code == 200


def test_programs_are_told_too(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=ch%E1%BA%ADm")
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")


def test_the_work_of_a_thread_is_free_again_after_a_request(
    client: FlaskClient, clock: Clock
) -> None:
    client.get("/?q=c%E1%BA%A7u")
    clock.seconds += 6
    check_deadline()


@pytest.mark.parametrize("address", ["/", "/api/v1/search", "/khong-co"])
def test_a_body_that_is_too_large_is_refused_unread(client: FlaskClient, address: str) -> None:
    assert client.get(address, data=b"x" * 101).status_code == 413


def test_a_body_within_the_limit_is_passed_over(client: FlaskClient) -> None:
    assert client.get("/?q=c%E1%BA%A7u", data=b"x" * 100).status_code == 200


@pytest.mark.parametrize("address", ["/?q=" + "a" * 1100, "/ban-tin/" + "a" * 1100])
def test_an_address_that_is_too_long_is_refused_in_words(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 414
    assert "Địa chỉ quá dài." in answer.text
