"""Compares clauses with titles by the kernel; see `search.engine.titles.stored_titles`."""

from collections.abc import Sequence

import numpy as np
from numpy import int64, intp
from numpy.typing import NDArray

from search.engine.compiled.calls import Calls
from search.engine.compiled.program import Program
from search.engine.compiled.segment import KernelSegment
from search.engine.titles.title_matches import TitleMatches
from search.kernel.address import address
from search.query.clause import Query
from search.query.walk import ScoredClause
from search.text.analysis import GAP

_BEFORE_COUNTS = 5
"""Numbers of a row before its counts; see `bt_match_titles`."""


def match_titles(
    calls: Calls,
    segments: Sequence[KernelSegment],
    doc_ids: NDArray[intp],
    clauses: Sequence[ScoredClause],
    wanted: int,
) -> TitleMatches:
    """Return what stands of clauses in the titles of some documents, by their postings.

    Raises BeyondKernelError for clauses that the kernel does not know.
    """
    program = Program(Query(""))
    for each in clauses:
        program.add_unit(each)
    docs = np.ascontiguousarray(doc_ids, int64)
    found = np.zeros((len(docs), _BEFORE_COUNTS + len(clauses)), int64)
    asked = address(docs), len(docs), wanted, address(found)
    for segment in segments:
        calls("bt_match_titles", program.on(segment, None), *asked)
    held, others, covered, lengths, ends = found[:, :_BEFORE_COUNTS].T
    # The last term of a title is GAP before the next field; an empty title leaves no gap.
    widths = np.maximum(ends - (GAP - 1), 0)
    return TitleMatches(found[:, _BEFORE_COUNTS:], held, others, covered, lengths, widths)
