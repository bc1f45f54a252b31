"""Builds one segment file from new documents and existing segments."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy import bool_
from numpy.typing import NDArray

from index.codec.container import Sinks
from index.codec.document import Document
from index.codec.layout import Layout
from index.codec.postings import write_postings
from index.codec.record import RecordsWriter
from index.codec.runs.inversion import FreshRun, OpenRun
from index.codec.runs.look_ahead import one_ahead
from index.codec.runs.merge import merge_runs, merge_vocabularies
from index.codec.runs.run import Run, SegmentRun
from index.codec.sketches import SketchWriter
from search.engine.segment.records import Records
from search.engine.segment.segment import Segment

RUN_DOCUMENTS = 4096
"""Documents in a run: about two million occurrences, 30 MB while they are sorted. The next run
grows meanwhile."""


class SegmentBuilder:
    """Collects documents and writes them as one segment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sinks = Sinks(folder)
        self._records = RecordsWriter(self._sinks)
        self._layout = Layout()
        self._sketches = SketchWriter(self._sinks)
        self._runs: list[Run] = []
        self._spooled: list[Path] = []
        self._open = OpenRun(self._layout, self._sketches)
        # Workers would wait for bulletins while a run is sorted, were it not another thread's work.
        self._thread = ThreadPoolExecutor(1)
        self._closing: Future[FreshRun] | None = None
        self._terms: dict[bytes, bytes] = {}
        self.count = 0

    def add(self, document: Document) -> None:
        """Add a new document."""
        self._records.add(document)
        self._open.add(document)
        self.count += 1
        if self._open.count == RUN_DOCUMENTS:
            self._begin_closing()

    def add_segment(self, segment: Segment, records: Records, alive: NDArray[bool_]) -> None:
        """Add the living documents of a segment, without analysing them again."""
        self._close_runs()
        run = SegmentRun(segment, alive)
        self._runs.append(run)
        self._records.add_records(records, np.flatnonzero(alive))
        self._sketches.add(records.sketches.take(np.flatnonzero(alive)))
        self._layout.add_segment(segment, alive)
        self.count += run.count

    def finish(self, path: Path) -> None:
        """Write the segment; the builder cannot be used after that."""
        self._close_runs()
        self._thread.shutdown()
        vocabulary = merge_vocabularies(self._runs)
        batches = one_ahead(merge_runs(self._runs, vocabulary))
        write_postings(self._sinks, vocabulary, self.count, batches)
        self._layout.write(self._sinks)
        self._records.finish(self.count)
        self._sketches.finish()
        self._sinks.write(path, {"documents": self.count})
        self._remove_runs()

    def discard(self) -> None:
        """Remove the temporary files."""
        self._thread.shutdown()
        self._sinks.discard()
        self._remove_runs()

    def _begin_closing(self) -> None:
        """Let another thread close the open run, of which only one at a time is in memory."""
        self._end_closing()
        path = self._folder / f"{len(self._runs):06}.run"
        self._spooled.append(path)
        # Not left to the other thread: the layout goes on with the next run.
        self._open.take_in()
        self._closing = self._thread.submit(self._open.close, path, self._terms)
        self._open = OpenRun(self._layout, self._sketches)

    def _end_closing(self) -> None:
        if self._closing is not None:
            self._runs.append(self._closing.result())
            self._closing = None

    def _close_runs(self) -> None:
        """Close all runs; what comes after them is written after them."""
        if self._open.count:
            self._begin_closing()
        self._end_closing()

    def _remove_runs(self) -> None:
        for path in self._spooled:
            path.unlink(missing_ok=True)
