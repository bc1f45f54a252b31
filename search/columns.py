"""What is known of every document without reading it: its id, its time, its organisations."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy import bool_, datetime64, int64, intp
from numpy.typing import NDArray

from search import field
from search.request import SearchRequest

VIETNAM_OFFSET = np.timedelta64(7, "h")
"""Vietnam keeps no summer time; its days begin at 17:00 UTC."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays in document order.

    `newest_first` ranks every document by time, then id; `holders` gives the documents of each
    organisation, in ascending order.
    """

    published: NDArray[int64]
    newest_rank: NDArray[intp]
    oldest_rank: NDArray[intp]
    holders: dict[str, NDArray[intp]]

    @property
    def days(self) -> NDArray[datetime64]:
        """The day of publication in Vietnam, as `datetime64[D]`."""
        moments = self.published.astype("datetime64[s]") + VIETNAM_OFFSET
        return moments.astype("datetime64[D]")


def read_columns(reader: Any) -> Columns:
    """Read the columns of a Whoosh index; deleted documents have values too, and are never hits."""
    count = reader.doc_count_all()
    ids = _column(reader, field.ID)
    published = np.fromiter(_column(reader, field.PUBLISHED), int64, count)
    by_id = np.argsort(np.array(ids, dtype=np.str_), kind="stable")
    id_rank = _ranks(by_id)
    holders = {
        name.decode(): np.fromiter(reader.postings(field.ORGANISATIONS, name).all_ids(), intp)
        for name in reader.lexicon(field.ORGANISATIONS)
    }
    return Columns(
        published,
        newest_rank=_ranks(np.lexsort((id_rank, -published))),
        oldest_rank=_ranks(np.lexsort((id_rank, published))),
        holders=holders,
    )


def _column(reader: Any, name: str) -> Sequence[Any]:
    column = reader.column_reader(name)
    return [column[document] for document in range(reader.doc_count_all())]


def _ranks(order: NDArray[intp]) -> NDArray[intp]:
    """Return the place of each document in an order."""
    ranks = np.empty(len(order), intp)
    ranks[order] = np.arange(len(order))
    return ranks


def in_days(columns: Columns, request: SearchRequest) -> NDArray[bool_] | None:
    """Return which documents the days of a request let through; None if it names none."""
    if request.published_from is None and request.published_to is None:
        return None
    passed = np.ones(len(columns.published), bool_)
    if request.published_from is not None:
        passed &= columns.days >= np.datetime64(request.published_from)
    if request.published_to is not None:
        passed &= columns.days <= np.datetime64(request.published_to)
    return passed


def in_organisations(columns: Columns, request: SearchRequest) -> NDArray[bool_] | None:
    """Return which documents name any organisation of a request; None if it names none."""
    if not request.organisations:
        return None
    passed = np.zeros(len(columns.published), bool_)
    for name in request.organisations:
        passed[columns.holders.get(name, ())] = True
    return passed
