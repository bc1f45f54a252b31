"""The bulletins of an index with other organisations: few, and drawn at random."""

from functools import cached_property

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from benchmarks.inputs.corpus import MOST_ORGANISATIONS, ORGANISATIONS, SEED
from search.engine.index_reader import IndexReader


class DrawnOrganisations(IndexReader):
    """The same documents, each with 0 to 5 of 300 organisations that no text names."""

    @cached_property
    def organisations(self) -> tuple[str, ...]:
        """The ids of all organisations, sorted."""
        return tuple(f"don-vi-thu-nghiem-{number:03}" for number in range(len(ORGANISATIONS)))

    @cached_property
    def organisation_ends(self) -> NDArray[intp]:
        """Where the organisations of each document end."""
        counts = np.random.default_rng(SEED).integers(0, MOST_ORGANISATIONS + 1, self.count)
        return np.append(0, counts.cumsum())

    @cached_property
    def organisation_values(self) -> NDArray[intp]:
        """The organisations of all documents end to end; even steps keep one from repeating."""
        random = np.random.default_rng(SEED + 1)
        first = random.integers(0, len(self.organisations), self.count)
        counts = np.diff(self.organisation_ends)
        ranks = np.arange(int(counts.sum())) - np.repeat(self.organisation_ends[:-1], counts)
        steps = random.integers(1, len(self.organisations) // MOST_ORGANISATIONS, self.count)
        drawn: NDArray[intp] = np.repeat(first, counts) + ranks * np.repeat(steps, counts)
        return drawn % len(self.organisations)

    def holders(self, organisation: str) -> NDArray[intp]:
        """Return no documents: no text names a drawn organisation, so that its id is its label."""
        return np.empty(0, intp)
