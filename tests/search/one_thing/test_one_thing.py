"""Codes, days, amounts and abbreviations are found in all their spellings, and nothing else is.

`things.toml` lists them; add others there.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from unicodedata import normalize

import pytest

from search.engine.array_engine import ArrayEngine
from search.query.expansion import expand
from search.query.parser import parse
from tests.search.indexing import index, tell

THINGS = tomllib.loads(Path(__file__).with_name("things.toml").read_text("utf-8"))["thing"]
QUERIES = [(thing, query) for thing in THINGS for query in thing["queries"]]
TEXTS = sorted({text for thing in THINGS for text in (*thing["texts"], *thing["others"])})


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> ArrayEngine:
    # In sentences, every other one decomposed: what stands around a thing must not matter.
    sentences = [
        normalize("NFD" if number % 2 else "NFC", f"Cuộc họp nói về {text}, rồi bế mạc.")
        for number, text in enumerate(TEXTS)
    ]
    return ArrayEngine(index(tmp_path_factory.mktemp("things"), tell(sentences)))


def find(engine: ArrayEngine, text: str) -> set[str]:
    return {TEXTS[number] for number in engine.match(expand(parse(text))).doc_ids.tolist()}


@pytest.mark.parametrize(
    ("thing", "query"), QUERIES, ids=[f"{thing['name']}: {query}" for thing, query in QUERIES]
)
def test_every_way_to_write_a_thing_finds_all_of_it_and_nothing_else(
    engine: ArrayEngine, thing: Mapping[str, Sequence[str]], query: str
) -> None:
    for written in (query, normalize("NFD", query)):
        found = find(engine, written)
        assert set(thing["texts"]) - found == set(), "help: these texts are not found"
        assert set(thing["others"]) & found == set(), "help: these texts are another thing"


def test_a_thing_and_the_others_are_told_apart_by_somebody() -> None:
    for thing in THINGS:
        assert not set(thing["texts"]) & set(thing["others"])
