"""The processor time of each step of indexing, one after the other on a sample, in one process."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

from index import analysis
from index.analysis import analyse_all
from index.bulletin import Bulletin
from index.codec.container import Sinks
from index.codec.document import Document
from index.codec.layout import Layout
from index.codec.postings import write_postings
from index.codec.record import RecordsWriter
from index.codec.runs.inversion import OpenRun
from index.codec.runs.merge import merge_runs, merge_vocabularies
from index.codec.sketches import SketchWriter
from index.reading.source import read

SAMPLE = 4_096
"""Bulletins: one run of the builder."""

_BATCH = 192


def measure_stages(source: Path, folder: Path) -> Mapping[str, float]:
    """Return the processor time of each step, in milliseconds an item."""
    timer = _Timer()
    with timer.of("reading"):
        found = (each for each in read([source]) if isinstance(each, Bulletin))
        bulletins = list(islice(found, SAMPLE))
    # Every process loads pyvi's model and the registry once; that is not measured.
    analyse_all(bulletins[:1])
    documents: list[Document] = []
    with (
        timer.inside("analyse_fields", "terms"),
        timer.inside("find_entities", "organisations"),
        timer.of("documents"),
    ):
        for at in range(0, len(bulletins), _BATCH):
            documents += analyse_all(bulletins[at : at + _BATCH])
    timer.seconds["documents"] -= timer.seconds["terms"] + timer.seconds["organisations"]
    _write(documents, folder, timer)
    return {
        stage: round(seconds / len(bulletins) * 1000, 3) for stage, seconds in timer.seconds.items()
    }


def _write(documents: Sequence[Document], folder: Path, timer: "_Timer") -> None:
    sinks = Sinks(folder)
    records, run = RecordsWriter(sinks), OpenRun(Layout(), SketchWriter(sinks))
    with timer.of("packing"):
        for each in documents:
            records.add(each)
        records.finish(len(documents))
    with timer.of("inverting"):
        for each in documents:
            run.add(each)
        closed = run.close(folder / "stages.run", {})
    with timer.of("merging"):
        vocabulary = merge_vocabularies([closed])
        write_postings(sinks, vocabulary, len(documents), merge_runs([closed], vocabulary))
    sinks.discard()


class _Timer:
    """Adds up the processor time of stages by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        started = process_time()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + process_time() - started

    @contextmanager
    def inside(self, name: str, stage: str) -> Iterator[None]:
        """Time the calls that `index.analysis` makes of a function which it imports."""
        own = getattr(analysis, name)

        def timed(*arguments: Any, **options: Any) -> Any:
            with self.of(stage):
                return own(*arguments, **options)

        setattr(analysis, name, timed)
        try:
            yield
        finally:
            setattr(analysis, name, own)
