"""The times of one engine over another's, for the queries that both answered."""

from dataclasses import dataclass
from statistics import median

from benchmarks.inputs.mix import Mix
from benchmarks.measuring.measurement import EngineFigures
from benchmarks.measuring.serving import MixFigures, percentile


@dataclass(frozen=True, slots=True)
class Ratio:
    """The times of the first engine as multiples of the second's."""

    median: float
    p95: float


def compare(first: MixFigures, second: MixFigures) -> Ratio:
    """Return the ratios of medians and 95th percentiles, over the queries that both answered."""
    both = min(len(first.times_ms), len(second.times_ms))
    these, those = first.times_ms[:both], second.times_ms[:both]
    return Ratio(
        round(median(these) / median(those), 5),
        round(percentile(these, 95) / percentile(those, 95), 5),
    )


def compare_engines(first: EngineFigures, second: EngineFigures) -> dict[Mix, Ratio]:
    """Return the ratio of each mix; EVERYTHING is compared with WORDS if an engine has no more."""
    ours, theirs = first.serving.mixes, second.serving.mixes
    return {
        mix: compare(ours[mix], theirs.get(mix, theirs[Mix.WORDS]))
        for mix in Mix
        if mix in ours and (mix in theirs or (mix is Mix.EVERYTHING and Mix.WORDS in theirs))
    }
