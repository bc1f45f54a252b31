"""Which documents the filters of a request let through."""

import numpy as np
from numpy import bool_, intp
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader
from search.request import UNKNOWN, SearchRequest


def in_days(collection: IndexReader, request: SearchRequest) -> NDArray[bool_] | None:
    """Tell for each document whether its day is asked for; None if any day is."""
    if request.published_from is None and request.published_to is None:
        return None
    passed = np.ones(collection.count, bool_)
    if request.published_from is not None:
        passed &= collection.days >= np.datetime64(request.published_from)
    if request.published_to is not None:
        passed &= collection.days <= np.datetime64(request.published_to)
    return passed


def in_organisations(collection: IndexReader, request: SearchRequest) -> NDArray[bool_] | None:
    """Tell for each document whether it has any organisation asked for; None if none is.

    It has those that it names and all above them; without any it is UNKNOWN's.
    """
    if not request.organisations:
        return None
    passed = np.zeros(collection.count, bool_)
    for id in request.organisations:
        passed[collection.holders(id)] = True
    if UNKNOWN in request.organisations:
        passed |= collection.unnamed
    if request.beside:
        others = np.ones(collection.count, bool_)
        others[collection.holders(request.beside)] = False
        passed &= ~others
    return passed


def passing(documents: NDArray[intp], passed: NDArray[bool_] | None) -> NDArray[intp]:
    """Return the documents that a filter lets through; None lets all."""
    return documents if passed is None else documents[passed.take(documents)]
