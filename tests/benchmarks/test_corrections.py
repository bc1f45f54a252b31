from itertools import islice
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("ir_measures", reason="the dependency group benchmarks is not installed")

from benchmarks.corrections import Corrected, measure, names, runs, titles, to_table
from search.engine.array_engine import ArrayEngine
from search.searcher import Searcher
from tests.search.indexing import index, tell


def test_names_are_drawn_once_and_alike() -> None:
    drawn = list(islice(names(Random(1)), 200))
    assert len(set(drawn)) == 200 and all(len(each.split()) == 3 for each in drawn)
    assert list(islice(names(Random(1)), 200)) == drawn


def test_runs_are_words_in_a_row_of_titles() -> None:
    texts = ["Chợ phiên vùng cao đông khách", "Giá lúa: tăng 3 %, rồi giảm"] * 200
    drawn = list(runs(iter(texts), Random(1)))
    assert drawn and all(any(each in text for text in texts) for each in drawn)
    assert all(part.isalpha() for each in drawn for part in each.split())


def test_what_is_corrected_is_told(tmp_path: Path) -> None:
    searcher = Searcher(ArrayEngine(index(tmp_path, tell(["dịch covid 19 lan"] * 20))))
    assert list(titles(searcher)) == ["dịch covid 19 lan"] * 20
    found = measure(searcher, ["covid19", "dịch lan"])
    assert found == Corrected(2, ["covid19 → covid 19"], [])
    table = to_table({"names": found})
    assert "| names           |      2 |         1 |              0 |" in table
    assert table.endswith("covid19 → covid 19")
