"""The searcher: one request in, one page of bulletins out, over one generation of an index."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from json import loads
from typing import Any

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search import field
from search.columns import in_days, in_organisations, read_columns
from search.facet import count_months, count_organisations
from search.field import Field
from search.match import Match
from search.query import Query, parse
from search.request import SearchRequest, Sort
from search.result import Hit, Label, ResultPage
from search.snippet import make_snippet, mark_text
from search.stock import StockExecutor


class Searcher:
    """Reads one generation of an index, and never changes it; threads may share it."""

    def __init__(self, index: Any) -> None:
        """`index` is an open Whoosh index."""
        self._reader = index.reader()
        self._columns = read_columns(self._reader)
        self._executor = StockExecutor(self._reader)
        self._labels = {id: self._label(id) for id in self._columns.holders}

    def search(self, request: SearchRequest) -> ResultPage:
        """Return the page that a request asks for; a page past the end has no hits."""
        query = parse(request.text)
        match = self._executor.match(query)
        dated = in_days(self._columns, request)
        placed = in_organisations(self._columns, request)
        by_day = match if dated is None else match.keep(dated[match.documents])
        by_place = match if placed is None else match.keep(placed[match.documents])
        both = by_day if placed is None else by_day.keep(placed[by_day.documents])
        return ResultPage(
            request,
            len(both.documents),
            [self._hit(document, score, query) for document, score in self._page(both, request)],
            count_organisations(self._columns, by_day.documents, request, self._labels),
            count_months(self._columns, by_place.documents, request),
        )

    def stored(self, id: str) -> Mapping[str, Any] | None:
        """Return the record of a bulletin: itself, its organisations and codes; None if unknown."""
        if (field.ID, id) not in self._reader:
            return None
        return self._record(self._reader.first_id(field.ID, id))

    def days(self) -> Sequence[tuple[date, int]]:
        """Return the days that have bulletins, oldest first, with their counts."""
        alive = [each for each in self._reader.all_doc_ids()]
        days, counts = np.unique(self._columns.days[alive], return_counts=True)
        return list(zip(days.tolist(), counts.tolist(), strict=True))

    def organisations(self) -> Sequence[Label]:
        """Return all organisations of the index by name."""
        labels = [Label(id, self._labels.get(id, id)) for id in self._columns.holders]
        return sorted(labels, key=lambda each: each.label)

    def close(self) -> None:
        """Let go of the files of the index."""
        self._reader.close()

    def _page(self, match: Match, request: SearchRequest) -> list[tuple[int, float]]:
        """Return the documents of the asked page with their scores, in the asked order."""
        order = self._order(match, request)
        first = (request.page - 1) * request.per_page
        chosen = order[first : first + request.per_page]
        return list(
            zip(match.documents[chosen].tolist(), match.scores[chosen].tolist(), strict=True)
        )

    def _order(self, match: Match, request: SearchRequest) -> NDArray[intp]:
        """Return the order of all matches: ties of relevance by date, then id."""
        if request.sort is Sort.OLDEST:
            return np.argsort(self._columns.oldest_rank[match.documents])
        newest = self._columns.newest_rank[match.documents]
        if request.sort is Sort.NEWEST:
            return np.argsort(newest)
        return np.lexsort((newest, -match.scores))

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

    def _label(self, organisation: str) -> str:
        """Return the name of an organisation as one of its bulletins gives it."""
        record = self._record(int(self._columns.holders[organisation][0]))
        return next(each["label"] for each in record["organisations"] if each["id"] == organisation)

    def _record(self, document: int) -> Mapping[str, Any]:
        record: Mapping[str, Any] = loads(self._reader.stored_fields(document)[field.STORED])
        return record
