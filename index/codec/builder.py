"""Documents in, one segment file out; existing segments may be taken in whole."""

from array import array
from pathlib import Path

import numpy as np
from numpy import bool_, uint8, uint32
from numpy.typing import NDArray

from index.codec.container import Sinks
from index.codec.document import Document
from index.codec.merge import merge_runs, merge_vocabularies
from index.codec.occurrence import Occurrences
from index.codec.postings import write_postings
from index.codec.record import RecordsWriter
from index.codec.run import Run, SegmentRun, invert
from search.analysis import GAP, FieldTerms
from search.engine.records import Records
from search.engine.segment import Segment
from search.field import Field

RUN_DOCUMENTS = 4096
"""Documents of one run: some two million occurrences, 30 MB while they are sorted."""


class SegmentBuilder:
    """Collects documents and writes them as one segment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sinks = Sinks(folder)
        self._records = RecordsWriter(self._sinks)
        self._runs: list[Run] = []
        self._open = _OpenRun()
        self.count = 0

    def add(self, document: Document) -> None:
        """Take in a new document."""
        self._records.add(document)
        self._open.add(document)
        self.count += 1
        if self._open.count == RUN_DOCUMENTS:
            self._close_run()

    def add_segment(self, segment: Segment, records: Records, alive: NDArray[bool_]) -> None:
        """Take in the living documents of a segment, without analysing anything again."""
        self._close_run()
        run = SegmentRun(segment, alive)
        self._runs.append(run)
        self._records.add_records(records, np.flatnonzero(alive))
        self._open.take_layout(segment, alive)
        self.count += run.count

    def finish(self, path: Path) -> None:
        """Write the segment; the builder has done its work then."""
        self._close_run()
        vocabulary = merge_vocabularies(self._runs)
        write_postings(self._sinks, vocabulary, self.count, merge_runs(self._runs, vocabulary))
        self._open.write_layout(self._sinks)
        self._records.finish(self.count)
        self._sinks.write(path, {"documents": self.count})

    def discard(self) -> None:
        """Drop all that was collected."""
        self._sinks.discard()

    def _close_run(self) -> None:
        if self._open.count:
            self._runs.append(self._open.close())


_NO_TERMS = FieldTerms()


class _OpenRun:
    """The documents since the last run was closed, and where the fields of all documents begin."""

    def __init__(self) -> None:
        self._lengths = [array("I") for _ in Field]
        self._starts = [array("I") for _ in Field]
        self._clear()

    def _clear(self) -> None:
        self.count = 0
        self._numbers: dict[str, int] = {}
        self._terms = array("I")
        self._places = array("I")
        self._sizes = array("I")

    def add(self, document: Document) -> None:
        """Take in a document: its fields follow each other, as far apart as paragraphs do."""
        numbers = self._numbers
        start = 0
        for number, field in enumerate(Field):
            held = document.fields.get(field, _NO_TERMS)
            self._starts[number].append(start)
            self._lengths[number].append(len(held.terms))
            self._sizes.append(len(held.terms))
            if not held.terms:
                continue
            self._terms.extend([numbers.setdefault(term, len(numbers)) for term in held.terms])
            self._places.extend([place + 2 * start for place in held.places])
            start += held.places[-1] // 2 + GAP
        self.count += 1

    def close(self) -> Run:
        """Return the documents since the last time as a run."""
        sizes = np.frombuffer(self._sizes, uint32).astype(np.intp)
        cells = np.arange(len(sizes))
        occurrences = Occurrences(
            np.frombuffer(self._terms, uint32),
            np.repeat(cells // len(Field), sizes).astype(uint32),
            np.frombuffer(self._places, uint32),
            np.repeat(cells % len(Field), sizes).astype(uint8),
        )
        run = invert([each.encode() for each in self._numbers], occurrences, self.count)
        self._clear()
        return run

    def take_layout(self, segment: Segment, alive: NDArray[bool_]) -> None:
        """Take over the lengths and starts of the fields of a segment's living documents."""
        for held, rows in (
            (self._lengths, segment.field_lengths),
            (self._starts, segment.field_starts),
        ):
            for number, row in enumerate(rows):
                held[number].frombytes(row[alive].astype(uint32).tobytes())

    def write_layout(self, sinks: Sinks) -> None:
        """Write the lengths and starts of the fields, one row a field."""
        for name, rows in (("field_lengths", self._lengths), ("field_starts", self._starts)):
            sinks.append(name, np.frombuffer(b"".join(rows), uint32))
            sinks.narrow(name)
