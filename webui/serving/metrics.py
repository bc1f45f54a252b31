"""`/metrics`, for Prometheus, counted over all serving processes.

The processes of a server count in files of a shared folder, which `webui.serving.shared_counts`
names; without it, a process counts for itself.
"""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, values
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from index.opening.generation import Generation
from search.errors import BantinError
from webui.generations import Generations, Reload
from webui.serving.observation import Observed
from webui.serving.query_kind import kind_of
from webui.serving.shared_counts import SHARED_DIR, take_place

# In seconds: most answers take a few milliseconds, none more than a few seconds.
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)

if SHARED_DIR in os.environ:
    values.ValueClass = values.MultiProcessValue(take_place)  # type: ignore[no-untyped-call]


class Metrics:
    """The counters of one application."""

    def __init__(self, generations: Generations) -> None:
        self._registry = CollectorRegistry()
        self._index = _IndexCollector(generations)
        self._registry.register(self._index)
        self._requests = Counter(
            "bantin_requests", "Requests answered.", ("door", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "bantin_request_seconds",
            "Time until an answer begins.",
            ("door",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._queries = Counter(
            "bantin_queries", "Searches, by kind of query.", ("kind",), registry=self._registry
        )
        self._unanswered = Counter(
            "bantin_queries_without_results",
            "Searches that found nothing, by kind of query.",
            ("kind",),
            registry=self._registry,
        )
        self._reloads = Counter(
            "bantin_reloads",
            "Generations that a process opened, or refused.",
            ("outcome",),
            registry=self._registry,
        )

    def count_request(self, observed: Observed) -> None:
        """Count a request, and the search in it if there was one."""
        self._requests.labels(observed.door, observed.status).inc()
        self._seconds.labels(observed.door).observe(observed.seconds)
        if observed.answer is not None:
            kind = kind_of(observed.answer)
            self._queries.labels(kind).inc()
            # To compute a share, both counters must exist from the first query on.
            self._unanswered.labels(kind).inc(0 if observed.answer.total else 1)

    def count_reload(self, reload: Reload) -> None:
        """Count a generation that was opened or refused."""
        self._reloads.labels(reload).inc()

    def text(self) -> bytes:
        """Return the figures of all processes as Prometheus reads them."""
        registry = self._registry
        if SHARED_DIR in os.environ:
            registry = CollectorRegistry()
            registry.register(self._index)
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)


class _IndexCollector(Collector):
    """Figures of the current index, which are the same in every process."""

    def __init__(self, generations: Generations) -> None:
        self._generations = generations

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Yield the figures of the current generation, or nothing while there is no index."""
        try:
            generation = self._generations.take()
        except BantinError:
            return
        for name, meaning, value in _figures(generation):
            yield GaugeMetricFamily(f"bantin_{name}", meaning, value=value)

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """Yield nothing; otherwise registering the collector would open the index."""
        return ()


def init_app(app: Flask, metrics: Metrics) -> None:
    """Serve the metrics of `app` at `/metrics`."""

    def show() -> Response:
        answer = Response(metrics.text(), content_type=CONTENT_TYPE_LATEST)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    app.add_url_rule("/metrics", "metrics", show)


def _figures(generation: Generation) -> Iterable[tuple[str, str, float]]:
    built_at = generation.meta.built_at
    age = (datetime.now(UTC) - built_at).total_seconds()
    yield "bulletins", "Bulletins in the index.", generation.meta.bulletins
    yield "generation_age_seconds", "Time since the index was built.", age
    yield "generation_built_timestamp_seconds", "When the index was built.", built_at.timestamp()
    yield "generation_bytes", "Size of the index on disk.", _size(generation.path)
    yield "generation_rejected", "Bulletins refused when it was built.", generation.meta.rejected


# Only the current one is asked for, and a site that runs for weeks has thousands.
@lru_cache(maxsize=1)
def _size(folder: Path) -> int:
    """Return the size of a generation in bytes; it never changes."""
    return sum(each.stat().st_size for each in folder.iterdir())
