"""The queries of the speed benchmark: short runs of syllables from titles."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from random import Random

from benchmarks.inputs.accents import without_accents

RUNS = 300
LONGEST = 4
SEED = 20200713

# Neighbours with only spaces around them, so that no engine's notion of a word matters.
_PLAIN_PROSE = re.compile(r"(?<!\S)[^\W\d_]+(?: [^\W\d_]+)*(?!\S)")


class Mix(StrEnum):
    """The work that an engine does for each query."""

    WORDS = "words"
    """All syllables: the best ten by BM25, the exact total, organisation and month facets."""
    PHRASES = "phrases"
    """The same for the syllables as a phrase."""
    EVERYTHING = "everything"
    """The engine's default search as readers get it, with snippets."""


def draw_queries(titles: Iterable[str], runs: int = RUNS, seed: int = SEED) -> tuple[str, ...]:
    """Return seeded runs of 1 to 4 neighbouring syllables, each as written and without accents."""
    proses = [part.split() for title in titles for part in _PLAIN_PROSE.findall(title)]
    random = Random(seed)
    drawn = [_draw_run(random, proses) for _ in range(runs)] if proses else []
    return tuple(query for run in drawn for query in (run, without_accents(run)))


def queries_of(mix: Mix, queries: Sequence[str]) -> tuple[str, ...]:
    """Return the queries of a mix; phrases have at least two syllables."""
    return tuple(each for each in queries if mix is not Mix.PHRASES or " " in each)


def _draw_run(random: Random, proses: Sequence[Sequence[str]]) -> str:
    length = random.randint(1, LONGEST)
    prose = random.choice(proses)
    start = random.randint(0, max(0, len(prose) - length))
    return " ".join(prose[start : start + length])
