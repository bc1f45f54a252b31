"""Titles that were compared with a query, kept for the next: many readers ask for the same."""

from collections.abc import Sequence

import numpy as np
from numpy import intp

from search.engine.contract import DocIds
from search.relaxation.record_memo import RecordMemo
from search.relaxation.title import TitleTerms, read_titles

MOST = 1 << 12
"""Titles that are kept; of thirteen terms each, they take four megabytes."""


class TitleMemo:
    """Reads titles of one generation; threads may share it."""

    def __init__(self) -> None:
        self._known: dict[int, TitleTerms] = {}

    def read(self, doc_ids: DocIds, records: RecordMemo) -> Sequence[TitleTerms]:
        """Return the titles of some documents; those that are not known are read from records."""
        wanted: list[int] = doc_ids.tolist()
        known = self._known
        held = {each: title for each in wanted if (title := known.get(each)) is not None}
        unknown = [each for each in wanted if each not in held]
        if unknown:
            read = read_titles(records.read(np.array(unknown, intp)))
            held.update(zip(unknown, read, strict=True))
            if len(known) + len(unknown) > MOST:
                known.clear()
            known.update((each, held[each]) for each in unknown)
        return [held[each] for each in wanted]
