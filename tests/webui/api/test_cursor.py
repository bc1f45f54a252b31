"""A walk by cursor is complete, also if the index is replaced meanwhile."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from json import dumps
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from index.bulletin import Bulletin
from index.writing.writer import reindex
from tests.newsroom import BULLETINS
from tests.webui.api.asking import ask, errors
from webui.api.cursor import Cursor, WrongCursorError, read_cursor
from webui.application import create_app


def rebuild(folder: Path, bulletins: tuple[Bulletin, ...]) -> Path:
    source = folder / "tin.jsonl"
    source.write_text(
        "\n".join(dumps(each.to_json(), ensure_ascii=False) for each in bulletins), "utf-8"
    )
    reindex([source], folder / "index", progress=lambda _: None, workers=1)
    return folder / "index"


def steps(client: FlaskClient, **parameters: Any) -> Iterator[list[str]]:
    cursor = "*"
    while cursor:
        answer = ask(client, "search", cursor=cursor, **parameters)
        yield [each["id"] for each in answer["hits"]]
        cursor = answer["next_cursor"]


@pytest.mark.parametrize("query", [{}, {"q": "hoi"}, {"sort": "oldest", "from_": "2021"}])
def test_a_walk_meets_each_bulletin_once(client: FlaskClient, query: dict[str, str]) -> None:
    met = [each for page in steps(client, per_page=7, **query) for each in page]
    everything = ask(client, "search", per_page=100, **query)
    assert met == [each["id"] for each in everything["hits"]]


def test_a_walk_that_finds_nothing_ends_at_once(client: FlaskClient) -> None:
    assert list(steps(client, q="khongcodau")) == [[]]


def test_a_walk_goes_on_in_the_generation_that_it_began_in(tmp_path: Path) -> None:
    client = create_app(rebuild(tmp_path, BULLETINS[:8])).test_client()
    walk = steps(client, per_page=3)
    met = next(walk)
    rebuild(tmp_path, BULLETINS[3:])
    assert ask(client, "status")["bulletins"] == 7, "others see the new index"
    met += [each for page in walk for each in page]
    assert sorted(met) == sorted(each.id for each in BULLETINS[:8])


def test_a_walk_in_a_generation_that_is_gone_is_told_so(tmp_path: Path) -> None:
    client = create_app(rebuild(tmp_path, BULLETINS[:8])).test_client()
    cursor = ask(client, "search", cursor="*", per_page=3)["next_cursor"]
    for count in (9, 10):
        rebuild(tmp_path, BULLETINS[:count])
    problem = ask(client, "search", 410, cursor=cursor, per_page=3)
    assert problem["type"] == "/api#cursor-expired"
    assert "cursor=*" in problem["detail"]


def test_a_cursor_is_of_one_question(client: FlaskClient) -> None:
    cursor = ask(client, "search", cursor="*", per_page=3)["next_cursor"]
    ask(client, "search", cursor=cursor, per_page=3, fields="title")
    for other in ({"per_page": 4}, {"per_page": 3, "q": "tinh"}, {"per_page": 3, "sort": "oldest"}):
        assert errors(ask(client, "search", 400, cursor=cursor, **other)) == {"cursor": ""}
    problem = ask(client, "search", 400, cursor=cursor, per_page=3, page=2)
    assert errors(problem) == {"page": ""}


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_whatever_is_no_cursor_is_refused(written: str) -> None:
    for each in (written, urlsafe_b64encode(written.encode()).decode().rstrip("=")):
        with pytest.raises(WrongCursorError):
            read_cursor(each, "q")


def test_no_cursor_leads_out_of_the_index_folder() -> None:
    written = Cursor("../../etc", 2).write("q")
    with pytest.raises(WrongCursorError):
        read_cursor(written, "q")
