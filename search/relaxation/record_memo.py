"""Stored records of documents, each read once for an answer."""

from collections.abc import Sequence

import numpy as np
from numpy import intp

from search.engine.contract import DocIds, Engine


class RecordMemo:
    """Reads stored records; those whose titles were compared are also those of the page."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[int, bytes] = {}

    def read(self, doc_ids: DocIds) -> Sequence[bytes]:
        """Return the stored records of some documents as JSON."""
        wanted: list[int] = doc_ids.tolist()
        missing = [each for each in wanted if each not in self._known]
        if missing:
            stored = self._engine.stored(np.array(missing, intp))
            self._known.update(zip(missing, stored, strict=True))
        return [self._known[each] for each in wanted]
