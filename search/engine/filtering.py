"""Which documents pass the filters of a request."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy import bool_
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader
from search.field import ORGANISATIONS
from search.request import UNKNOWN

Mask = NDArray[bool_]
"""One truth value for each document of the index: whether it passes."""


def pass_days(reader: IndexReader, first: date | None, last: date | None) -> Mask | None:
    """Return which documents are of some days, both ends included; None if any day passes."""
    if first is None and last is None:
        return None
    passed = np.ones(reader.count, bool_)
    if first is not None:
        passed &= reader.days >= np.datetime64(first)
    if last is not None:
        passed &= reader.days <= np.datetime64(last)
    return passed


def pass_organisations(
    reader: IndexReader, organisations: Sequence[str], beside: str = ""
) -> Mask | None:
    """Return which documents have any of some organisations, and one more; None if any passes.

    A document has the organisations that it names and all above them; without any, it has UNKNOWN.
    """
    if not organisations:
        return None
    passed = np.zeros(reader.count, bool_)
    for id in organisations:
        passed[reader.having(ORGANISATIONS, id)] = True
    if UNKNOWN in organisations:
        passed |= reader.unnamed
    if beside:
        others = np.ones(reader.count, bool_)
        others[reader.having(ORGANISATIONS, beside)] = False
        passed &= ~others
    return passed
