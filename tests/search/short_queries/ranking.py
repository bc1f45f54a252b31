"""Writes how the judged queries are answered now, in a form that reads well in a diff.

    python -m tests.search.short_queries.ranking

writes `ranked/` anew: commit that with a change that makes answers better.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from unicodedata import normalize

from index.opening.generation import open_current
from index.writing.writer import reindex
from search.request import SearchRequest
from search.searcher import Searcher
from tests.search.short_queries.judgements import DEPTH, FOLDER, Judged, read_judged, read_names

SAMPLES = FOLDER.parents[2] / "samples"
JUDGED = sorted((FOLDER / "judged").glob("*.txt"))
RANKED = FOLDER / "ranked"


class Samples:
    """A searcher over the sample bulletins, which returns their short names."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._names = read_names()

    def rank(self, query: str) -> Sequence[str]:
        """Return the hits of the first page, best first."""
        page = self._searcher.search(SearchRequest(query, per_page=DEPTH))
        return [self._name(hit.title.text) for hit in page.hits]

    def everything(self) -> Sequence[str]:
        page = self._searcher.search(SearchRequest(per_page=100))
        return [self._name(hit.title.text) for hit in page.hits]

    def _name(self, title: str) -> str:
        # Three samples have the look-alike of Đ in their titles.
        written = normalize("NFC", title).replace("\u00d0", "Đ")
        return next(name for begin, name in self._names.items() if written.startswith(begin))


def index_samples(folder: Path) -> Searcher:
    """Index the samples as `bantin reindex` does."""
    reindex([SAMPLES], folder, progress=lambda _: None, workers=1)
    return open_current(folder).searcher


def tell(judged: Sequence[Judged], samples: Samples) -> str:
    """Return the rankings for the queries of one kind, with nDCG@10 of each and of all."""
    ranked = {each.query: samples.rank(each.query) for each in judged}
    whole = mean(each.ndcg(ranked[each.query]) for each in judged)
    lines = [f"{whole:.3f}  {len(judged)} câu hỏi · queries", ""]
    for each in judged:
        lines += _tell(each, ranked[each.query])
    return "\n".join(lines) + "\n"


def _tell(judged: Judged, ranked: Sequence[str]) -> Iterator[str]:
    yield f"{judged.ndcg(ranked):.3f}  {judged.query}"
    yield from _row("", ranked, judged.grades)
    yield from _row("thiếu · missing: ", set(judged.grades) - set(ranked), judged.grades)


def _row(label: str, names: Sequence[str] | set[str], grades: Mapping[str, int]) -> Iterator[str]:
    """Yield bulletins after their grades, a line each; a set has no order, so they are sorted."""
    shown = names if isinstance(names, list) else sorted(names)
    if shown:
        yield "       " + label + ", ".join(f"{grades.get(each, 0)} {each}" for each in shown)


def main() -> None:
    """Write all rankings anew."""
    RANKED.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        samples = Samples(index_samples(Path(folder)))
        for path in JUDGED:
            told = tell(read_judged(path), samples)
            (RANKED / path.name).write_text(told, "utf-8")
            print(f"{told.splitlines()[0]} ({path.stem})")


if __name__ == "__main__":
    main()
