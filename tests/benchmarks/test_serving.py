import pytest

from benchmarks.engine import Answer
from benchmarks.mix import Mix
from benchmarks.serving import measure, percentile


class Echo:
    """Finds as many bulletins as the query has letters."""

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


def test_every_query_is_warmed_once_and_timed_three_times() -> None:
    reader = Echo()
    figures = measure(reader, Mix.WORDS, ["chợ", "chợ nổi"])
    assert sorted(reader.asked) == ["words: chợ"] * 4 + ["words: chợ nổi"] * 4
    assert figures.mean_total == 5
    assert 0 <= figures.median_ms <= figures.p95_ms
