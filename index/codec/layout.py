"""Writes the start and the length of each field of each document."""

from array import array

import numpy as np
from numpy import bool_, intp, uint32
from numpy.typing import NDArray

from index.codec.container import Sinks
from search.engine.segment.segment import Segment
from search.field import Field


class Layout:
    """Collects the starts and lengths of fields, document by document; one row a field."""

    def __init__(self) -> None:
        self._lengths = [array("I") for _ in Field]
        self._starts = [array("I") for _ in Field]

    def add(self, starts: NDArray[intp], lengths: NDArray[intp]) -> None:
        """Add the fields of the next documents, a row each; `starts` are positions in it."""
        for number in range(len(Field)):
            _extend(self._starts[number], starts[:, number])
            _extend(self._lengths[number], lengths[:, number])

    def add_segment(self, segment: Segment, alive: NDArray[bool_]) -> None:
        """Add the living documents of a segment."""
        for number in range(len(Field)):
            _extend(self._starts[number], segment.field_starts[number][alive])
            _extend(self._lengths[number], segment.field_lengths[number][alive])

    def write(self, sinks: Sinks) -> None:
        """Write the rows."""
        for name, rows in (("field_lengths", self._lengths), ("field_starts", self._starts)):
            sinks.append(name, np.frombuffer(b"".join(rows), uint32))
            sinks.narrow(name)


def _extend(held: "array[int]", values: NDArray[np.integer]) -> None:
    held.frombytes(values.astype(uint32).tobytes())
