from argparse import ArgumentTypeError

import pytest

from benchmarks.mix import Mix
from benchmarks.search import EngineFigures, engine_names, to_json, to_tables
from benchmarks.serving import MixFigures, ServingFigures

FAST = MixFigures(median_ms=0.25, p95_ms=1.5, mean_total=12.0)
ENGINES = {
    "bantin": EngineFigures(ServingFigures({Mix.WORDS: FAST}, 20.5, 90_000_000), 3.0, 500_000),
    "peer": EngineFigures(ServingFigures({Mix.PHRASES: FAST}, 1.5, 30_000_000), 1.0, 900_000),
}


def test_json_has_each_engine_under_its_name_and_our_sizes_on_top() -> None:
    figures = to_json(2000, 1_000_000, ENGINES)
    assert figures["documents"] == 2000
    assert figures["text_bytes"] == 1_000_000
    assert (figures["index_bytes"], figures["resident_bytes"], figures["open_ms"]) == (
        500_000,
        90_000_000,
        20.5,
    )
    assert figures["engines"]["bantin"]["words"] == {
        "median_ms": 0.25,
        "p95_ms": 1.5,
        "mean_total": 12.0,
    }
    assert figures["engines"]["peer"]["index_bytes"] == 900_000
    assert "words" not in figures["engines"]["peer"]


def test_tables_show_times_by_mix_and_sizes_by_engine() -> None:
    tables = to_tables(2000, 1_000_000, ENGINES)
    assert "2000 documents, 1.0 MB of text" in tables
    assert "| bantin | words   |     0.250 |  1.500 |       12.0 |" in tables
    assert "| peer   | phrases |     0.250 |  1.500 |       12.0 |" in tables
    assert "| bantin |      0.5 |         0.50 |          90 |    20.5 |     3.0 |" in tables


def test_bantin_is_always_measured() -> None:
    assert engine_names("tantivy,bantin,tantivy") == ("bantin", "tantivy")


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(ArgumentTypeError, match="unknown: solr"):
        engine_names("tantivy,solr")
