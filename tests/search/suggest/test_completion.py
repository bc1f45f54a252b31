from pathlib import Path

import pytest

from search.engine.array_engine import ArrayEngine
from search.engine.contract import TermStatistics
from search.suggest.completion import complete, complete_stem
from search.suggest.typed_prefix import read_typed_prefixes
from tests.search.indexing import index, tell

TITLES = ("mặt trận", "mặt trời", "trận địa", "mặt trận", *("trẻ",) * 4, "kỹ sư", "73-NQ/TU")


@pytest.fixture(scope="module")
def statistics(tmp_path_factory: pytest.TempPathFactory) -> TermStatistics:
    return ArrayEngine(
        index(tmp_path_factory.mktemp("stems"), tell(TITLES[:4]), tell(TITLES[4:], first=4))
    ).terms


@pytest.mark.parametrize(
    ("stem", "terms"),
    [
        ("tr", ["trẻ", "trận", "trời"]),
        ("tra", ["trận"]),
        ("trậ", ["trận"]),
        ("trậ", ["trận"]),
        ("trờ", ["trời"]),
        ("ki", ["kỹ"]),
        ("73", ["73"]),
        ("q", []),
        ("", []),
    ],
)
def test_a_stem_goes_on_as_frequent_terms_do(
    statistics: TermStatistics, stem: str, terms: list[str]
) -> None:
    assert list(complete_stem(statistics, stem, 3)) == terms


def test_there_are_as_many_as_asked_for(statistics: TermStatistics) -> None:
    assert list(complete_stem(statistics, "tr", 1)) == ["trẻ"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("mat tr", ["trận", "trời"]),
        ("mặt tr", ["trận", "trời"]),
        ("tr", ["trẻ", "trận", "trời"]),
        ("tre tr", []),
        ("q tr", []),
        ("mat q", []),
        ("mat ", []),
    ],
)
def test_words_go_on_after_those_before_them(
    statistics: TermStatistics, text: str, terms: list[str]
) -> None:
    beginning = read_typed_prefixes(text)[0]
    opened = complete_stem(statistics, beginning.stem, 5)
    assert list(complete(statistics, beginning, opened, 5)) == terms


def test_an_empty_index_completes_nothing(tmp_path: Path) -> None:
    assert list(complete_stem(ArrayEngine(index(tmp_path)).terms, "m", 5)) == []
