"""The bulletins of an index with other organisations: few, and drawn at random."""

from functools import cached_property

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from benchmarks.inputs.corpus import MOST_ORGANISATIONS, ORGANISATIONS, SEED
from search.engine.columns.organisation_column import OrganisationColumn
from search.engine.index_reader import IndexReader


class DrawnOrganisations(IndexReader):
    """The same documents, each with 0 to 5 of 300 organisations that no text names."""

    @cached_property
    def organisations(self) -> OrganisationColumn:
        """The organisations of all documents; even steps keep one from repeating."""
        total = len(ORGANISATIONS)
        terms = [f"don-vi-thu-nghiem-{number:03}" for number in range(total)]
        counts = np.random.default_rng(SEED).integers(0, MOST_ORGANISATIONS + 1, self.count)
        ends = np.append(0, counts.cumsum())
        random = np.random.default_rng(SEED + 1)
        first = random.integers(0, total, self.count)
        ranks = np.arange(int(counts.sum())) - np.repeat(ends[:-1], counts)
        steps = random.integers(1, total // MOST_ORGANISATIONS, self.count)
        drawn: NDArray[intp] = np.repeat(first, counts) + ranks * np.repeat(steps, counts)
        return OrganisationColumn(terms, drawn % total, ends)

    def holders(self, organisation: str) -> NDArray[intp]:
        """Return no documents: no text names a drawn organisation, so that its id is its label."""
        return np.empty(0, intp)
