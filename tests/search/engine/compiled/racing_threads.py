"""Queries a segment by the kernel from several threads at once, with a new engine each time.

    python -m tests.search.engine.compiled.racing_threads LIBRARY FOLDER TIMES

Prints how many answers differed from those of a single thread. A build that watches threads
(TSan) says which of them write what another reads.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from threading import Barrier, Thread

import numpy as np

from index.codec.segment_file import SegmentFile, open_segment
from search.engine.compiled.engine import KernelEngine
from search.engine.index_reader import open_reader
from search.kernel.library import Kernel, load
from search.request import Sort
from tests.search.engine.compiled.damaged_lists import EVERYTHING, QUERIES, SLOTS, WORDS
from tests.search.indexing import index, tell

THREADS = 4
DOCUMENTS = 2_000
"""So many that the kernel keeps sums of occurrences beside the lists."""


def main(library: Path, folder: Path, times: int) -> None:
    """Compare the answers of the threads with those of a single one."""
    kernel = load(library)
    assert isinstance(kernel, Kernel)
    random = Random(1)
    index(folder, tell([" ".join(random.choices(WORDS, k=9)) for _ in range(DOCUMENTS)]))
    opened = open_segment(folder / "0.bantin")
    expected = ask(open_engine(opened, kernel))
    print(sum(each != expected for _ in range(times) for each in race(open_engine(opened, kernel))))


def open_engine(opened: SegmentFile, kernel: Kernel) -> KernelEngine:
    """Return an engine that has checked no list yet."""
    dead = np.array([3, 5], np.intp)
    engine = KernelEngine(open_reader([(opened.segment, opened.records, dead)]), kernel)
    assert engine._segments, "made here, since a race to make them is not what is asked for"
    return engine


def race(engine: KernelEngine) -> Sequence[object]:
    """Return the answers of threads that begin at the same moment."""
    told: list[object] = []
    begin = Barrier(THREADS)

    def run() -> None:
        begin.wait()
        told.append(ask(engine))

    threads = [Thread(target=run) for _ in range(THREADS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(told) == THREADS
    return told


def ask(engine: KernelEngine) -> object:
    """Return what n-grams there are, and totals, documents and scores of all queries."""
    counts = engine.terms.ngram_counts(SLOTS, 999)
    pages: list[object] = [[each.tolist() for each in counts.pairs]]
    for query in QUERIES:
        matches = engine.match(query)
        page = matches.page(EVERYTHING, Sort.RELEVANCE, 0, 10)
        pages.append((matches.total, page.doc_ids.tolist(), page.scores.tolist()))
    return pages


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
