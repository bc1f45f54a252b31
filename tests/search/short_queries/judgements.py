"""Short queries over the samples, and the bulletins that should answer them, judged in advance.

`judged/` has a file for each kind of query. Below a query stand the bulletins that answer it,
after their grade: 3 is what was sought, 2 treats it among other things, 1 mentions it; all others
are 0. `samples.txt` gives the bulletins short names.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from pathlib import Path
from unicodedata import normalize

FOLDER = Path(__file__).parent
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, and the grades of the bulletins that answer it, by short name."""

    query: str
    grades: dict[str, int] = field(default_factory=dict)

    def ndcg(self, ranked: Sequence[str]) -> float:
        """Return nDCG@10 of ranked bulletins as trec_eval computes it: the gain is the grade."""
        gains = [self.grades.get(each, 0) for each in ranked[:DEPTH]]
        best = sorted(self.grades.values(), reverse=True)[:DEPTH]
        return _discounted(gains) / _discounted(best)


def read_judged(path: Path) -> Sequence[Judged]:
    """Read the queries of one kind."""
    judged: list[Judged] = []
    for line in _lines(path):
        if not line.startswith(" "):
            judged.append(Judged(line))
            continue
        grade, *names = line.split()
        judged[-1].grades.update(dict.fromkeys(names, int(grade)))
    return judged


def read_names() -> Mapping[str, str]:
    """Return the beginning of each sample's title, composed, with the sample's short name."""
    pairs = (line.split(maxsplit=1) for line in _lines(FOLDER / "samples.txt"))
    return {normalize("NFC", title): name for name, title in pairs}


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank) for rank, gain in enumerate(gains, 2))
