"""Masks of the documents that pass the filters of a request."""

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
    """Return the mask of the documents of some days, both ends included; None if all pass."""
    if first is None and last is None:
        return None
    passed = np.ones(reader.count, bool_)
    if first is not None:
        passed &= reader.days >= np.datetime64(first)
    if last is not None:
        passed &= reader.days <= np.datetime64(last)
    return passed


def pass_terms(reader: IndexReader, keyword: str, terms: Sequence[str]) -> Mask | None:
    """Return which documents have any of some terms of a keyword field; None if all pass."""
    if not terms:
        return None
    passed = np.zeros(reader.count, bool_)
    for term in terms:
        passed[reader.having(keyword, term)] = True
    return passed


def pass_organisations(
    reader: IndexReader, organisations: Sequence[str], beside: str = ""
) -> Mask | None:
    """Return the mask of the documents with any of `organisations`, and with `beside` if given.

    None if all pass. A document has the organisations that it names and all above them, or UNKNOWN
    if it names none.
    """
    if not organisations:
        return None
    passed = np.zeros(reader.count, bool_)
    for id in organisations:
        passed[reader.having(ORGANISATIONS, id)] = True
    if UNKNOWN in organisations:
        passed |= reader.organisations.unnamed
    if beside:
        others = np.ones(reader.count, bool_)
        others[reader.having(ORGANISATIONS, beside)] = False
        passed &= ~others
    return passed
