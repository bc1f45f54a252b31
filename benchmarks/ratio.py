"""One engine's times beside another's, over the queries that both were asked."""

from dataclasses import dataclass
from statistics import median

from benchmarks.measurement import EngineFigures
from benchmarks.mix import Mix
from benchmarks.serving import MixFigures, percentile


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as long the first takes."""

    median: float
    p95: float


def compare(first: MixFigures, second: MixFigures) -> Ratio:
    """Return the ratios of medians and of 95th percentiles; a slow engine was asked fewer."""
    both = min(len(first.times_ms), len(second.times_ms))
    these, those = first.times_ms[:both], second.times_ms[:both]
    return Ratio(
        round(median(these) / median(those), 5),
        round(percentile(these, 95) / percentile(those, 95), 5),
    )


def compare_engines(first: EngineFigures, second: EngineFigures) -> dict[Mix, Ratio]:
    """Return the ratio of each mix; everything stands beside the words of one that can no more."""
    ours, theirs = first.serving.mixes, second.serving.mixes
    return {
        mix: compare(ours[mix], theirs.get(mix, theirs[Mix.WORDS]))
        for mix in Mix
        if mix in ours and (mix in theirs or (mix is Mix.EVERYTHING and Mix.WORDS in theirs))
    }
