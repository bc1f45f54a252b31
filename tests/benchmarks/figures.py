"""Invented figures of engines, for the tests of tables and summaries."""

from collections.abc import Sequence

from benchmarks.inputs.mix import Mix
from benchmarks.measuring.measurement import BuildFigures, EngineFigures
from benchmarks.measuring.serving import MixFigures, ServingFigures


def mix_figures(*times_ms: float) -> MixFigures:
    return MixFigures(times_ms, rounds=3, mean_total=12.0)


def engine_figures(documents: int = 2000, **times_ms: Sequence[float]) -> EngineFigures:
    """Return figures of an engine that takes the given times for the queries of mixes."""
    return EngineFigures(
        BuildFigures(documents, text_bytes=1_000_000, index_bytes=500_000, seconds=3.0),
        ServingFigures(
            {Mix(mix): mix_figures(*times) for mix, times in times_ms.items()},
            open_ms=20.5,
            first_ms=4.25,
            resident_bytes=90_000_000,
            mapped_bytes=30_000_000,
        ),
    )
