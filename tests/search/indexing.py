"""Indexes invented bulletins, in as many segments as a test wants."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from index.analysis import analyse
from index.bulletin import Bulletin
from index.codec.builder import SegmentBuilder
from index.codec.segment_file import open_segment
from search.engine.index_reader import IndexReader, open_reader
from search.vietnam_time import VIETNAM

FIRST = datetime(2021, 1, 1, 8, tzinfo=VIETNAM)


def index(
    folder: Path, *segments: Sequence[Bulletin], deleted: Sequence[Sequence[int]] = ()
) -> IndexReader:
    """Return a reader of segments; `deleted` has the deleted documents of each."""
    parts = []
    for number, bulletins in enumerate(segments):
        builder = SegmentBuilder(folder)
        for each in bulletins:
            builder.add(analyse(each))
        path = folder / f"{number}.bantin"
        builder.finish(path)
        opened = open_segment(path)
        dead = np.array(deleted[number] if deleted else (), np.intp)
        parts.append((opened.segment, opened.records, dead))
    return open_reader(parts)


def tell(titles: Sequence[str], *, first: int = 0) -> Sequence[Bulletin]:
    """Return bulletins with nothing but titles, each an hour after the one before."""
    return [
        Bulletin(f"b{number}", title, FIRST + timedelta(hours=number))
        for number, title in enumerate(titles, first)
    ]
