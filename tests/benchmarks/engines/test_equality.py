"""Two engines are compared by everything that a page is made of."""

from collections.abc import Sequence
from json import dumps
from pathlib import Path

from benchmarks.engines.built_engine import BuiltEngine, build_embedded
from benchmarks.engines.equality import Equality, compare
from benchmarks.engines.page_times import AGAIN, measure, median_ratios
from index.bulletin import Bulletin
from search.request import SearchRequest
from tests.newsroom import BULLETINS

REQUESTS = [SearchRequest(""), SearchRequest(BULLETINS[0].title)]


def built(folder: Path, bulletins: Sequence[Bulletin]) -> BuiltEngine:
    folder.mkdir()
    source = folder / "tin.jsonl"
    source.write_text("".join(f"{dumps(each.to_json())}\n" for each in bulletins), "utf-8")
    return build_embedded(source, folder / "index")


def test_a_bulletin_that_one_engine_lacks_is_told(tmp_path: Path) -> None:
    whole = built(tmp_path / "whole", BULLETINS)
    lacking = built(tmp_path / "lacking", BULLETINS[1:])
    alike, unlike = Equality(), Equality()
    compare(whole, whole, REQUESTS, alike)
    compare(whole, lacking, REQUESTS, unlike)
    assert alike.to_json() == {
        "queries": 2,
        "equal_sets": 2,
        "equal_totals": 2,
        "equal_facets": 2,
        "overlap@10": 1.0,
        "equal_order": 2,
    }
    assert (unlike.queries, unlike.equal_sets, unlike.equal_totals) == (2, 0, 0)
    assert "sets" in unlike.unequal[0]

    times = measure(whole, lacking, REQUESTS)
    assert [len(each.wall) for each in times.values()] == [2, 2, 2, 2]
    assert set(median_ratios(times)) == {"", AGAIN}
