"""Similar words are not confused: a word typed with its marks never finds another.

`different_words.txt` lists them; add others there.
"""

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from unicodedata import normalize

import pytest

from search.engine.array_engine import ArrayEngine
from search.query.parser import parse
from tests.search.indexing import index, tell

LINES = Path(__file__).with_name("different_words.txt").read_text("utf-8").splitlines()
PAIRS = [
    pair for line in LINES if not line.startswith("#") for pair in combinations(line.split(), 2)
]
WORDS = sorted({word for pair in PAIRS for word in pair})


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, set[str]]:
    """The words that each word finds, among bulletins of one word each."""
    engine = ArrayEngine(index(tmp_path_factory.mktemp("words"), tell(WORDS)))
    return {
        written: {WORDS[number] for number in engine.match(parse(written)).doc_ids.tolist()}
        for word in WORDS
        for written in (word, word.upper(), normalize("NFD", word))
    }


def test_there_are_at_least_300_pairs_and_none_twice() -> None:
    assert len({frozenset(pair) for pair in PAIRS}) == len(PAIRS) >= 300


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_neither_of_two_words_finds_the_other(
    found: Mapping[str, set[str]], one: str, other: str
) -> None:
    for asked, unasked in ((one, other), (other, one)):
        for written in (asked, asked.upper(), normalize("NFD", asked)):
            assert asked in found[written]
            assert unasked not in found[written]
