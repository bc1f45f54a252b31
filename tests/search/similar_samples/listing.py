"""Writes what is offered beside sample bulletins, in a form that reads well in a diff.

    python -m tests.search.similar_samples.listing

writes `listed.txt` anew: commit that with a change that makes the offers better.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

from search.request import SearchRequest
from search.searcher import Searcher
from tests.search.short_queries.judgements import read_names
from tests.search.short_queries.ranking import index_samples

FOLDER = Path(__file__).parent
LISTED = FOLDER / "listed.txt"

Pair = tuple[str, str]


class Samples:
    """The sample bulletins by short name, and the bulletins similar to each."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        hits = searcher.search(SearchRequest(per_page=100)).hits
        names = {normalize("NFC", begin): name for begin, name in read_names().items()}
        self._names = {
            hit.id: next(name for begin, name in names.items() if _title(hit.title.text, begin))
            for hit in hits
        }
        self._ids = {name: id for id, name in self._names.items()}

    def similar(self, name: str) -> Sequence[str]:
        """Return the five bulletins that are offered beside one."""
        return [self._names[hit.id] for hit in self._searcher.similar(self._ids[name])]


def read_pairs() -> Sequence[Pair]:
    """Return the judged pairs, each in both directions."""
    lines = (FOLDER / "judged.txt").read_text("utf-8").splitlines()
    pairs = [line.split() for line in lines if line and not line.startswith("#")]
    return [pair for left, right in pairs for pair in ((left, right), (right, left))]


def tell(samples: Samples, pairs: Sequence[Pair]) -> str:
    """Return what is offered beside each judged bulletin; what should be offered has a star."""
    return "\n".join(_tell(samples, pairs)) + "\n"


def _tell(samples: Samples, pairs: Sequence[Pair]) -> Iterator[str]:
    met = [pair for pair in pairs if pair[1] in samples.similar(pair[0])]
    yield f"{len(met)}/{len(pairs)} cặp · pairs"
    for name in sorted({left for left, _ in pairs}):
        wanted = {right for left, right in pairs if left == name}
        offered = samples.similar(name)
        yield ""
        yield name
        yield from (f"  {'*' if each in wanted else ' '} {each}" for each in offered)
        if missing := sorted(wanted.difference(offered)):
            yield f"  thiếu · missing: {', '.join(missing)}"


def _title(written: str, begin: str) -> bool:
    # Three samples have the look-alike of Đ in their titles.
    return normalize("NFC", written).replace("\u00d0", "Đ").startswith(begin)


def main() -> None:
    """Write the listing anew."""
    with TemporaryDirectory() as folder:
        told = tell(Samples(index_samples(Path(folder))), read_pairs())
    LISTED.write_text(told, "utf-8")
    print(told.splitlines()[0])


if __name__ == "__main__":
    main()
