"""Everything that matches a request, in its order and without pages: for downloads."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.executor import ArrayExecutor
from search.engine.filter import in_days, in_organisations, passing
from search.engine.index_reader import IndexReader
from search.engine.page_order import choose_page
from search.engine.scoring.scored_docs import ScoredDocs
from search.relaxation.understanding import understand
from search.request import SearchRequest, Sort


@dataclass(frozen=True, slots=True)
class Listing:
    """The records of all hits, read one by one: a listing of any length takes no more memory.

    Eight bytes a hit are for its place in the order.
    """

    documents: NDArray[intp]
    read: Callable[[int], Mapping[str, Any]]

    def __len__(self) -> int:
        return len(self.documents)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return (self.read(each) for each in map(int, self.documents))


def list_documents(
    collection: IndexReader, executor: ArrayExecutor, request: SearchRequest
) -> NDArray[intp]:
    """Return all documents of a request, in the order in which its pages have them."""
    _, found = understand(executor, request)
    dated = passing(found.documents, in_days(collection, request))
    documents = passing(dated, in_organisations(collection, request))
    is_ranked = request.sort is Sort.RELEVANCE and not found.query.is_blank
    scores = executor.score(found, documents) if is_ranked else np.zeros(len(documents))
    one_page = replace(request, page=1, per_page=max(1, len(documents)))
    return documents.take(choose_page(ScoredDocs(documents, scores), collection, one_page))
