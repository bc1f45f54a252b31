"""The engines that are tested against the contract and the oracles; add another one here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from search.engine.array_engine import ArrayEngine
from search.engine.compiled.engine import KernelEngine
from search.engine.contract import Engine, Matches
from search.engine.index_reader import IndexReader
from search.engine.scored_docs import ScoredDocs
from search.kernel.library import Kernel, find_kernel
from search.request import Filters, Sort
from tests.opensearch.shared_cluster import loader


def open_array_engine(reader: IndexReader) -> Engine:
    """Open the embedded engine; mypy compares it with the contract."""
    return ArrayEngine(reader)


def open_opensearch_engine(reader: IndexReader) -> Engine:
    """Open the engine on a cluster; the test is skipped if none can be started."""
    return loader().open(reader)


@dataclass(frozen=True, slots=True)
class EngineFactory:
    """Opens an engine on the segments of an index; the name is for reports of tests."""

    name: str
    open: Callable[[IndexReader], Engine]


FACTORIES: tuple[EngineFactory, ...] = (EngineFactory("array", open_array_engine),)
"""The engines on arrays, whose documents have the numbers of the index reader."""
KERNEL = find_kernel()
"""The kernel, which is held to NumPy's answers wherever it runs."""
if isinstance(KERNEL, Kernel):
    FACTORIES += (EngineFactory("kernel", partial(KernelEngine, kernel=KERNEL)),)


EVERY_FACTORY = (*FACTORIES, EngineFactory("opensearch", open_opensearch_engine))
"""The engines that are asked through the contract alone."""


def score_all(matches: Matches) -> ScoredDocs:
    """Return all matching documents, ascending, with their scores, by the contract alone."""
    page = matches.page(Filters(), Sort.RELEVANCE, 0, matches.total)
    order = np.argsort(page.doc_ids)
    return ScoredDocs(page.doc_ids.take(order), page.scores.take(order))


def ids_of(engine: Engine, matches: Matches) -> list[str]:
    """Return the bulletin ids of all matching documents, in the order of the documents."""
    doc_ids = sorted(matches.listing(Filters(), Sort.NEWEST).tolist())
    return [engine.record(each)["bulletin"]["id"] for each in doc_ids]


def scores_by_id(engine: Engine, matches: Matches) -> Mapping[str, float]:
    """Return the score of each matching document, by its bulletin id."""
    scored = score_all(matches)
    doc_ids = scored.doc_ids.tolist()
    assert doc_ids == sorted(set(doc_ids))
    ids = [engine.record(each)["bulletin"]["id"] for each in doc_ids]
    return dict(zip(ids, scored.scores.tolist(), strict=True))
