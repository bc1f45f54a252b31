"""All peers meet one contract: each counts what a reader of the bulletins would count."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.engine import Answer, Reader, load
from benchmarks.inputs.mix import Mix
from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM

BULLETINS = [
    Bulletin(
        "t-1",
        "Chợ nổi đông khách",
        datetime(2020, 7, 13, tzinfo=VIETNAM),
        body=("Đường ra chợ.", "Nổi bật nhất là bún."),
        organisations=("Sở Sông nước", "Hội Đò ngang"),
    ),
    Bulletin("t-2", "Chờ nôi mới", datetime(2020, 7, 31, tzinfo=VIETNAM), lead="Đường vui."),
    Bulletin(
        "t-3",
        "Họp ở chợ",
        datetime(2021, 1, 2, tzinfo=VIETNAM),
        captions=("Nhà nổi",),
        author="Lê Thử",
        organisations=("Hội Đò ngang",),
    ),
]


NEEDS = {"sqlite": "sqlite3", "tantivy": "tantivy", "lucene": "jnius_config", "xapian": "xapian"}


@pytest.fixture(params=NEEDS)
def peer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Reader]:
    pytest.importorskip(NEEDS[request.param], reason="a peer, installed for benchmarks only")
    engine = load(request.param)
    engine.build(BULLETINS, tmp_path)
    reader = engine.open_index(tmp_path)
    yield reader
    reader.close()


def ask(reader: Reader, query: str, mix: Mix = Mix.WORDS) -> Answer:
    return reader.answer(reader.search(query, mix))


def test_all_syllables_must_stand_anywhere_and_facets_count_all_that_match(peer: Reader) -> None:
    assert ask(peer, "chợ nổi") == Answer(
        2, {"Sở Sông nước": 1, "Hội Đò ngang": 2}, {"2020-07": 1, "2021-01": 1}
    )


def test_accentless_queries_search_the_folded_text(peer: Reader) -> None:
    assert ask(peer, "cho noi") == Answer(
        3, {"Sở Sông nước": 1, "Hội Đò ngang": 2}, {"2020-07": 2, "2021-01": 1}
    )
    assert ask(peer, "duong").total == 2


def test_phrases_stand_in_a_row(peer: Reader) -> None:
    assert ask(peer, "Chợ nổi", Mix.PHRASES).total == 1
    assert ask(peer, "cho noi", Mix.PHRASES).total == 2
    assert ask(peer, "nổi chợ", Mix.PHRASES).total == 0


def test_what_nobody_wrote_is_not_found(peer: Reader) -> None:
    assert ask(peer, "chợ vũ trụ") == Answer(0, {}, {})
