from pathlib import Path

import pytest

from search.engine.array_engine import ArrayEngine
from search.query.clause import SynonymClause
from search.query.expansion import expand
from search.query.parser import parse
from search.request import SearchRequest
from search.searcher import Searcher
from tests.search.indexing import index, tell
from tests.search.query.test_parser import told

TITLES = ["Lễ hội cầu ngư 16/2", "Lễ hội cầu ngư 16-2", "Lễ hội cầu ngư 16.2", "Lễ hội cầu ngư"]


def days(text: str) -> list[str]:
    """Return the clauses of days in a query, each with its ways."""
    required = expand(parse(text)).required
    return [" | ".join(told(e.clauses)) for e in required if isinstance(e, SynonymClause)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lễ hội 16/2", ['02-16 | "16 2" | "16 02" | 16.2']),
        ("lễ hội 16-2", ['"16 2" | 02-16 | "16 02" | 16.2']),
        ("lễ hội 16.2", ['16.2 | 02-16 | "16 2" | "16 02"']),
        ("ngày 16 tháng 2", ['02-16 | "16 2" | "16 02" | 16.2']),
        ("nghỉ 30.4 - 1.5", ['30.4 | 04-30 | "30 4" | "30 04"', '1.5 | 05-01 | "1 5" | "01 05"']),
        # These are other things.
        ("lễ hội 16/2/2024", []),
        ("dài 16.2 mét", []),
        ("16.2 triệu", []),
        ("lớp 16 2", []),
        ("từ 16-20 người", []),
        ("ngày 31-2", []),
        # Digits of another script are in no day.
        ("lễ hội ٣-6", []),
        ("lễ hội 3-٦", []),
    ],
)
def test_a_day_is_looked_for_in_all_spellings(text: str, found: list[str]) -> None:
    assert days(text) == found


def test_a_query_with_days_in_all_spellings_stays_as_it_is() -> None:
    spelled = expand(parse("lễ hội 16/2"))
    assert expand(spelled) == spelled


@pytest.mark.parametrize("text", ["lễ hội cầu ngư 16/2", "lễ hội cầu ngư 16-2", "cầu ngư 16.2"])
def test_a_day_finds_all_its_spellings(tmp_path: Path, text: str) -> None:
    searcher = Searcher(ArrayEngine(index(tmp_path, tell(TITLES))))
    assert {hit.title.text for hit in searcher.answer(SearchRequest(text)).strict.hits} == {
        *TITLES[:3]
    }
