"""Measurements of engines over the same documents: the cost of building, then of serving.

Every index stays until the last engine is done, because Whoosh reads the one that Bantin wrote.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.engine import WRITTEN_BY, load, text_of
from benchmarks.inputs.mix import Mix, queries_of
from benchmarks.measuring.serving import ServingFigures, serve
from index.bulletin import Bulletin


@dataclass(frozen=True, slots=True)
class BuildFigures:
    """The size and cost of an index; `seconds` include reading or making the documents.

    `text_bytes` is the size in UTF-8 of what engines get: texts and names of organisations.
    """

    documents: int
    text_bytes: int
    index_bytes: int
    seconds: float


@dataclass(frozen=True, slots=True)
class EngineFigures:
    """All figures of one engine."""

    build: BuildFigures
    serving: ServingFigures


def measure_engines(
    names: Sequence[str],
    documents: Iterable[Bulletin],
    queries: Sequence[str],
    kept: Path | None = None,
) -> Mapping[str, EngineFigures]:
    """Return the figures of engines, one after the other; the documents are read for each.

    Indexes stay in the folder `kept`, if one is given. What is there of the same documents is not
    built again.
    """
    built: dict[str, BuildFigures] = {}
    figures: dict[str, EngineFigures] = {}
    with nullcontext(kept) if kept else TemporaryDirectory(prefix="benchmark-") as place:
        for name in names:
            writer = WRITTEN_BY.get(name, name)
            folder = Path(place) / writer
            if writer not in built:
                built[writer] = _built(writer, documents, folder)
            _say(f"{name}: asking, over {built[writer].documents} documents")
            asked = {mix: queries_of(mix, queries) for mix in Mix if mix in load(name).MIXES}
            figures[name] = EngineFigures(built[writer], serve(name, folder, asked))
    return figures


def _built(writer: str, documents: Iterable[Bulletin], folder: Path) -> BuildFigures:
    """Build an index that is not there yet; its figures lie beside it once it is whole."""
    figures = folder.with_suffix(".json")
    if figures.exists():
        _say(f"{writer}: built before")
        return BuildFigures(**json.loads(figures.read_text("utf-8")))
    _say(f"{writer}: building")
    folder.parent.mkdir(parents=True, exist_ok=True)
    told = measure_build(writer, documents, folder)
    figures.write_text(json.dumps(asdict(told)), "utf-8")
    return told


def measure_build(name: str, documents: Iterable[Bulletin], folder: Path) -> BuildFigures:
    """Build an engine's index in a new folder, and return what that cost."""
    folder.mkdir()
    sizes: list[int] = []
    start = perf_counter()
    load(name).build(_sized(documents, sizes), folder)
    seconds = round(perf_counter() - start, 2)
    files = [each for each in folder.rglob("*") if each.is_file()]
    index_bytes = sum(each.stat().st_size for each in files)
    return BuildFigures(len(sizes), sum(sizes), index_bytes, seconds)


def _sized(documents: Iterable[Bulletin], sizes: list[int]) -> Iterator[Bulletin]:
    for each in documents:
        given = (text_of(each), *each.organisations)
        sizes.append(sum(len(text.encode()) for text in given))
        yield each


def _say(line: str) -> None:
    """Print what is going on: a benchmark of all engines takes minutes."""
    print(line, file=sys.stderr, flush=True)
