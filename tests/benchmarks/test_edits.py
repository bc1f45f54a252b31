from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from benchmarks import edits
from benchmarks.edits import Newsroom, differences, measure, requests
from index.bulletin import Bulletin
from index.writing.writer import reindex
from search.request import SearchRequest
from search.vietnam_time import VIETNAM

BULLETINS = [
    Bulletin(
        id=f"tin-{number}",
        title=f"Xã {name} {work} đợt {number}",
        published=datetime(2020, 1 + number % 12, 1 + number, 8, tzinfo=VIETNAM),
        lead=f"Bà con xã {name} {work}.",
        body=(f"Ngày thứ {number}, {work} ở xã {name}.", "Mọi người cùng góp công."),
        organisations=(f"Hội {name}",) if number % 3 else (),
    )
    for number, (name, work) in enumerate(
        [(name, work) for name in ("Gió", "Mây", "Trăng") for work in ("trồng cây", "làm đường")]
        * 4
    )
]


def test_an_index_that_followed_edits_answers_as_a_fresh_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "MOST_AT_ONCE", 5)
    monkeypatch.setattr(edits, "QUERIES", 5)
    figures = measure(BULLETINS, edits=30, comparisons=3, folder=tmp_path)
    assert figures.differing == []
    assert (figures.edits, figures.answers > 100) == (30, True)
    assert figures.updates >= 6


def test_a_difference_is_found(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path / "source", BULLETINS, Random(1))
    for name in ("one", "other"):
        reindex([newsroom.folder], tmp_path / name, lambda _: None, workers=1)
        del newsroom.bulletins["tin-0"]
        newsroom.save(range(edits.FILES))
        newsroom.bulletins["tin-0"] = BULLETINS[0]
    asked = [SearchRequest("đợt"), SearchRequest("trồng cây"), SearchRequest("zzz")]
    differing = list(differences(tmp_path / "one", tmp_path / "other", asked))
    assert differing == [str(each) for each in asked[:2]]


def test_every_kind_of_request_is_asked() -> None:
    asked = list(requests({each.id: each for each in BULLETINS}, Random(1)))
    for sign in ('"', " -", " OR ", "*"):
        assert any(sign in each.text for each in asked)
    assert any(each.organisations for each in asked)
    assert any(each.published_from for each in asked)


def test_edits_are_saved(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path / "source", BULLETINS, Random(2))
    before = {each.name: each.read_bytes() for each in newsroom.folder.iterdir()}
    touched = {file for _ in range(10) for file in newsroom.edit()}
    newsroom.save(sorted(touched))
    after = {each.name: each.read_bytes() for each in newsroom.folder.iterdir()}
    changed = {name for name in before if before[name] != after[name]}
    assert changed
    assert changed <= {f"{file}.jsonl" for file in touched}
