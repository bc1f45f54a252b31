"""The searcher: one request in, one page of bulletins out, over one generation of an index."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from json import loads
from typing import Any

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.advice import Advice, Adviser
from search.directory import Directory
from search.engine.collection import Collection
from search.engine.executor import ArrayExecutor, Found
from search.explanation.explain import explain
from search.explanation.result import Explanation
from search.facet import count_months, count_organisations
from search.field import Field
from search.filter import in_days, in_organisations, passing
from search.marking import Marker
from search.match import Match
from search.order import choose_page
from search.request import SearchRequest, Sort
from search.result import Hit, Label, ResultPage
from search.snippet import make_snippet, mark_text
from search.understanding import understand


class Searcher:
    """Reads one collection and never changes it; threads may share it."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._executor = ArrayExecutor(collection)
        self._directory = Directory(collection)
        self._adviser = Adviser(collection, self._executor, self._directory)

    def search(self, request: SearchRequest) -> ResultPage:
        """Return the page that a request asks for; a page past the end has no hits."""
        understanding, found = understand(self._executor, request)
        collection = self._collection
        dated = in_days(collection, request)
        placed = in_organisations(collection, request)
        by_day = passing(found.documents, dated)
        by_place = passing(found.documents, placed)
        both = passing(by_day, placed)
        chosen = self._choose(found, both, request)
        marker = Marker(found.query)
        organisations = count_organisations(collection, by_day, request, self._directory)
        return ResultPage(
            request,
            len(both),
            tuple(
                self._hit(document, score, marker)
                for document, score in zip(
                    chosen.documents.tolist(), chosen.scores.tolist(), strict=True
                )
            ),
            organisations,
            count_months(collection, by_place, request),
            understanding,
            organisations.total,
        )

    def _choose(self, found: Found, documents: NDArray[intp], request: SearchRequest) -> Match:
        """Return the documents of the page asked for, in order, with their scores."""
        limit = request.page * request.per_page
        if request.sort is Sort.RELEVANCE and not found.query.is_blank:
            match = Match(documents, self._executor.score(found, documents, limit))
            places = choose_page(match, self._collection, request)
            return Match(documents.take(places), match.scores.take(places))
        unscored = Match(documents, np.zeros(len(documents)))
        chosen = documents.take(choose_page(unscored, self._collection, request))
        order = np.argsort(chosen)
        scores = np.empty(len(chosen))
        scores[order] = self._executor.score(found, chosen.take(order))
        return Match(chosen, scores)

    def advise(self, request: SearchRequest) -> Advice:
        """Return what to try beside a request: what else may be meant, and what it would find."""
        return self._adviser.advise(request)

    def explain(self, request: SearchRequest, hit_id: str | None = None) -> Explanation:
        """Return how a request is answered, and why its first hit, or a named one, is found.

        Raises:
            RequestError: there is no bulletin of that id.

        """
        # What a server reads only once is read here, so that the times are those of a server.
        self.search(request)
        return explain(self._collection, request, self._hit, self._directory, hit_id)

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
        held = np.unique(self._collection.organisations_of(self._collection.living))
        by_name = held.take(self._directory.ranks.take(held).argsort()).tolist()
        ids = [self._collection.organisations[each] for each in by_name]
        return [Label(id, self._directory.label(id)) for id in ids]

    def close(self) -> None:
        """Let go of the index; its files are unmapped when nobody reads their arrays any more."""

    def _hit(self, document: int, score: float, marker: Marker) -> Hit:
        record = self._record(document)
        bulletin = record["bulletin"]
        passages = [bulletin[Field.LEAD], *bulletin[Field.BODY], *bulletin[Field.CAPTIONS]]
        return Hit(
            bulletin["id"],
            mark_text(bulletin["title"], marker),
            datetime.fromisoformat(bulletin["published"]),
            make_snippet(passages, marker),
            tuple(Label(**each) for each in record["organisations"]),
            tuple(record["codes"]),
            score,
        )

    def _record(self, document: int) -> Mapping[str, Any]:
        record: Mapping[str, Any] = loads(self._collection.text(document))
        return record
