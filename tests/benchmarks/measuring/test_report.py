from benchmarks.measuring.report import Report
from tests.benchmarks.figures import engine_figures

ENGINES = {
    "bantin": engine_figures(words=[0.25, 0.25, 1.5], everything=[3, 3, 3]),
    "peer": engine_figures(words=[0.5, 0.5, 1.0]),
}
FEWER = {"bantin": engine_figures(documents=200, words=[0.125, 0.125, 0.5], everything=[2, 2, 2])}


def test_json_has_each_engine_under_its_name_and_our_sizes_on_top() -> None:
    figures = Report(ENGINES, {}).to_json()
    assert figures["documents"] == 2000
    assert figures["text_bytes"] == 1_000_000
    assert figures["index_bytes"] == 500_000
    assert (figures["resident_bytes"], figures["mapped_bytes"]) == (90_000_000, 30_000_000)
    assert (figures["open_ms"], figures["first_ms"]) == (20.5, 4.25)
    assert figures["engines"]["bantin"]["words"] == {
        "median_ms": 0.25,
        "p95_ms": 1.5,
        "mean_total": 12.0,
        "queries": 3,
        "rounds": 3,
    }
    assert figures["engines"]["peer"]["index_bytes"] == 500_000
    assert "everything" not in figures["engines"]["peer"]


def test_json_has_our_times_beside_each_peers() -> None:
    figures = Report(ENGINES, {}).to_json()
    assert figures["ratios"] == {
        "peer": {"words": {"median": 0.5, "p95": 1.5}, "everything": {"median": 6, "p95": 3}}
    }
    assert "growth" not in figures


def test_json_has_growth_where_it_was_measured() -> None:
    growth = Report(ENGINES, FEWER).to_json()["growth"]
    assert growth["documents"] == 200
    assert growth["engines"]["bantin"]["words"]["median_ms"] == 0.125
    assert growth["ratios"] == {
        "bantin": {"words": {"median": 2, "p95": 3}, "everything": {"median": 1.5, "p95": 1.5}}
    }


def test_tables_show_times_ratios_and_sizes() -> None:
    tables = Report(ENGINES, {}).to_tables()
    assert "2000 documents, 1.0 MB of text" in tables
    assert "| bantin | words      |     0.250 |  1.500 |       12.0 |       3 |      3 |" in tables
    assert "| peer          | words      |          0.5 |       1.5 |" in tables
    assert "| bantin |      0.5 |         0.50 |          90 |           30 |    20.5 |" in tables
    assert "growth" not in tables


def test_tables_show_growth_where_it_was_measured() -> None:
    tables = Report(ENGINES, FEWER).to_tables()
    assert "The same queries on 200 documents, and 2000 beside 200" in tables
    assert "| bantin    | words      |            2 |         3 |" in tables
