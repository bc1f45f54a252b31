"""The searcher: one request in, one page of bulletins out, over one generation of an index."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from json import loads
from typing import Any

import numpy as np

from search.engine.collection import Collection
from search.engine.executor import ArrayExecutor
from search.facet import count_months, count_organisations
from search.field import Field
from search.filter import in_days, in_organisations
from search.order import choose_page
from search.query import Query, parse
from search.request import SearchRequest
from search.result import Hit, Label, ResultPage
from search.snippet import make_snippet, mark_text
from search.spelling import alphabetical


class Searcher:
    """Reads one collection and never changes it; threads may share it."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._executor = ArrayExecutor(collection)
        self._label = lru_cache(maxsize=None)(self._read_label)

    def search(self, request: SearchRequest) -> ResultPage:
        """Return the page that a request asks for; a page past the end has no hits."""
        query = parse(request.text)
        collection = self._collection
        match = self._executor.match(query)
        dated = in_days(collection, request)
        placed = in_organisations(collection, request)
        by_day = match if dated is None else match.keep(dated.take(match.documents))
        by_place = match if placed is None else match.keep(placed.take(match.documents))
        both = by_day if placed is None else by_day.keep(placed.take(by_day.documents))
        chosen = choose_page(both, collection, request)
        documents, scores = both.documents.take(chosen), both.scores.take(chosen)
        return ResultPage(
            request,
            len(both.documents),
            tuple(
                self._hit(document, score, query)
                for document, score in zip(documents.tolist(), scores.tolist(), strict=True)
            ),
            count_organisations(collection, by_day.documents, request, self._label),
            count_months(collection, by_place.documents, request),
        )

    def stored(self, id: str) -> Mapping[str, Any] | None:
        """Return the record of a bulletin: itself, its organisations and codes; None if unknown."""
        document = self._collection.find(id)
        return None if document is None else self._record(document)

    def days(self) -> Sequence[tuple[date, int]]:
        """Return the days that have bulletins, oldest first, with their counts."""
        living = self._collection.days.take(self._collection.living)
        days, counts = np.unique(living, return_counts=True)
        return list(zip(days.tolist(), counts.tolist(), strict=True))

    def organisations(self) -> Sequence[Label]:
        """Return all organisations of the index by name."""
        labels = [Label(id, self._label(id)) for id in self._collection.organisations]
        return sorted(labels, key=lambda each: alphabetical(each.label))

    def close(self) -> None:
        """Let go of the index; its files are unmapped when nobody reads their arrays any more."""

    def _hit(self, document: int, score: float, query: Query) -> Hit:
        record = self._record(document)
        bulletin = record["bulletin"]
        passages = [bulletin[Field.LEAD], *bulletin[Field.BODY], *bulletin[Field.CAPTIONS]]
        return Hit(
            bulletin["id"],
            mark_text(bulletin["title"], query),
            datetime.fromisoformat(bulletin["published"]),
            make_snippet(passages, query),
            tuple(Label(**each) for each in record["organisations"]),
            tuple(record["codes"]),
            score,
        )

    def _read_label(self, organisation: str) -> str:
        """Return the name of an organisation as one of its bulletins gives it, else its id."""
        for document in self._collection.holders(organisation)[:1].tolist():
            for each in self._record(document)["organisations"]:
                if each["id"] == organisation:
                    return str(each["label"])
        return organisation

    def _record(self, document: int) -> Mapping[str, Any]:
        record: Mapping[str, Any] = loads(self._collection.text(document))
        return record
