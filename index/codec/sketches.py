"""Writes the sketches of documents, by which stories are found."""

import numpy as np
from numpy import intp, uint32
from numpy.typing import NDArray

from index.codec.container import Sinks
from search.stories.sketch import Sketches


class SketchWriter:
    """Writes sketches one by one, in document order."""

    def __init__(self, sinks: Sinks) -> None:
        self._sinks = sinks
        self._counts: list[NDArray[intp]] = [np.empty(0, intp)]

    def add(self, sketches: Sketches) -> None:
        """Add the sketches of the next documents."""
        self._sinks.append("sketches", sketches.values)
        self._counts.append(sketches.counts)

    def finish(self) -> None:
        """Write where each sketch ends; an index without documents has the arrays too."""
        self._sinks.append("sketches", np.empty(0, uint32))
        self._sinks.append("sketch_ends", np.concatenate(self._counts).cumsum())
        self._sinks.narrow("sketch_ends")
