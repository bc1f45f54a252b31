"""How long a page takes with both engines, by turns: first asked for, and asked for again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter, process_time

from benchmarks.engines.built_engine import BuiltEngine
from search.request import SearchRequest
from search.searcher import Searcher
from webui.serving.gc_tuning import settle

AGAIN = ", asked before"
"""What stands behind the name of an engine for pages that it was asked for before."""


@dataclass(slots=True)
class Times:
    """Milliseconds of each request, and of processor time of this process."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def to_json(self) -> dict[str, float]:
        """Return the middle and the ends."""
        return {
            "median_ms": round(median(self.wall), 2),
            "p95_ms": round(quantiles(self.wall, n=20)[-1], 2),
            "own_processor_ms": round(sum(self.processor) / len(self.processor), 2),
        }


def measure(
    embedded: BuiltEngine, cluster: BuiltEngine, requests: Sequence[SearchRequest]
) -> dict[str, Times]:
    """Time whole pages that nobody asked for before, by turns, and each of them once more.

    What lives as long as the engines is kept from the garbage collector, as a site does.
    """
    settle()
    engines = {"embedded": embedded, "opensearch": cluster}
    times = {f"{name}{time}": Times() for name in engines for time in ("", AGAIN)}
    for request in requests:
        for time in ("", AGAIN):
            for name, engine in engines.items():
                start, own = perf_counter(), process_time()
                _page(engine.searcher, request)
                held = times[f"{name}{time}"]
                held.wall.append(1000 * (perf_counter() - start))
                held.processor.append(1000 * (process_time() - own))
    return times


def median_ratios(times: dict[str, Times]) -> dict[str, float]:
    """Return how many times as long the median page takes with the cluster, first and again."""
    return {
        name: round(
            median(times[f"opensearch{name}"].wall) / median(times[f"embedded{name}"].wall), 2
        )
        for name in ("", AGAIN)
    }


def _page(searcher: Searcher, request: SearchRequest) -> None:
    page = searcher.search(request)
    # Hits and facets are made when they are read, as a page does.
    list(page.hits), list(page.organisations), list(page.dates)
