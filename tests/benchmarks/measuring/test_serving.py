import pytest

from benchmarks.engine import Answer
from benchmarks.inputs.mix import Mix
from benchmarks.measuring import serving
from benchmarks.measuring.serving import measure, memory_bytes, percentile


class Echo:
    """A searcher that finds as many bulletins as the query has letters."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def search(self, query: str, mix: Mix) -> str:
        self.asked.append(f"{mix}: {query}")
        return query

    def answer(self, found: str) -> Answer:
        return Answer(len(found), {}, {})

    def close(self) -> None:
        raise AssertionError("measuring leaves the reader open")


@pytest.mark.parametrize(
    ("values", "expected"), [([3.0], 3.0), ([4, 1, 2, 3], 4), (list(range(1, 101)), 95)]
)
def test_percentile_is_the_nearest_rank(values: list[float], expected: float) -> None:
    assert percentile(values, 95) == expected


def test_every_query_is_warmed_once_and_timed_three_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(serving, "WARM_S", 0)
    reader = Echo()
    figures = measure(reader, Mix.WORDS, ["chợ", "chợ nổi"])
    assert sorted(reader.asked) == ["words: chợ"] * 4 + ["words: chợ nổi"] * 4
    assert (figures.mean_total, figures.rounds) == (5, 3)
    assert 0 <= figures.median_ms <= figures.p95_ms


def test_a_fast_engine_is_warmed_for_some_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "WARM_S", 0.02)
    reader = Echo()
    measure(reader, Mix.WORDS, ["chợ"])
    assert len(reader.asked) > 5


def test_a_slow_engine_is_asked_the_first_queries_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "WARM_S", 0)
    monkeypatch.setattr(serving, "ENOUGH_S", 0)
    reader = Echo()
    figures = measure(reader, Mix.WORDS, ["chợ", "chợ nổi"])
    assert reader.asked == ["words: chợ"] * 2
    assert (len(figures.times_ms), figures.rounds) == (1, 1)


def test_memory_is_read_from_the_status_of_a_process() -> None:
    status = "Name:\tpython\nVmRSS:\t  300 kB\nRssFile:\t 100 kB\nRssShmem:\t   4 kB\nThreads:\t1\n"
    assert memory_bytes(status) == (300 * 1024, 104 * 1024)
