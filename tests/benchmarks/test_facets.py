"""The benchmark of facets runs on a few bulletins, and notices a wrong number."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks import facets
from benchmarks.inputs.drawn_organisations import DrawnOrganisations
from search.answer import Answer
from search.engine.array_engine import ArrayEngine
from search.period import PeriodUnit
from search.request import SearchRequest
from search.result import FacetValue
from search.searcher import Searcher
from tests.newsroom import BULLETINS
from tests.search.indexing import index, tell

QUICK = ("--requests", "20", "--queries", "3")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Write the bulletins of the newsroom to a file, and return its path."""
    path = tmp_path / "tin.jsonl"
    path.write_text("".join(f"{json.dumps(each.to_json())}\n" for each in BULLETINS), "utf-8")
    return path


def test_numbers_and_costs_are_told(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facets.main(["--documents", str(documents), "--limit", "8", *QUICK, "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (told["documents"], told["requests"], told["wrong"]) == (8, 20, 0)
    assert told["numbers"] > 100
    assert set(told["costs"]) == {"as indexed", "drawn"}
    assert all(each["facets_ms"] > 0 for each in told["costs"].values())


def test_a_wrong_number_is_seen(
    documents: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    count = Answer.date_values

    def more(self: Answer, unit: PeriodUnit) -> Sequence[FacetValue]:
        return [each._replace(count=each.count + 1) for each in count(self, unit)]

    monkeypatch.setattr(Answer, "date_values", more)
    with pytest.raises(SystemExit):
        facets.main(["--documents", str(documents), *QUICK])
    assert " 0 wrong" not in capsys.readouterr().out


def test_drawn_organisations_are_two_and_a_half_each_and_none_twice(tmp_path: Path) -> None:
    held = index(tmp_path, tell(["Tin"] * 600))
    drawn = DrawnOrganisations(held.segments)
    held_by = drawn.organisations
    ends = held_by.ends.tolist()
    each_of = [held_by.values[first:last].tolist() for first, last in pairwise(ends)]
    assert 2.3 < sum(map(len, each_of)) / len(each_of) < 2.7
    assert all(len(each) == len(set(each)) for each in each_of)
    assert len({number for each in each_of for number in each}) > 250
    values = Searcher(ArrayEngine(drawn)).search(SearchRequest()).organisations
    assert sum(each.count for each in values if each.id == "khong-ro") == each_of.count([])
