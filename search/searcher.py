"""The searcher: one request in, one page of bulletins out, over one generation of an index."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy import intp
from numpy.typing import NDArray
from orjson import loads

from search.browse.citation import Citations
from search.browse.document_index import DocumentIndex
from search.browse.neighbour import neighbours
from search.browse.organisation_index import Organisation, OrganisationIndex
from search.browse.similarity import Similarity
from search.correction.code_suggestions import near_codes
from search.correction.query_suggestions import QuerySuggester, QuerySuggestions
from search.engine.executor import ArrayExecutor, MatchedDocs
from search.engine.filter import in_days, in_organisations, passing
from search.engine.index_reader import IndexReader
from search.engine.page_order import choose_page
from search.engine.scoring.matched_fields import MatchedFields
from search.engine.scoring.scored_docs import ScoredDocs
from search.explanation.explain import explain
from search.explanation.result import Explanation
from search.facets.date_facet import count_periods, count_years
from search.facets.organisation_facet import OrganisationFacet
from search.facets.organisation_names import OrganisationNames
from search.field import Field
from search.highlight.highlighter import Highlighter
from search.highlight.snippet import highlight_text, make_snippet
from search.label import Label
from search.listing import Listing, list_documents
from search.period import PeriodUnit
from search.query.parser import parse
from search.relaxation.understanding import understand
from search.request import SearchRequest, Sort
from search.result import FacetValue, Hit, MarkedText, ResultPage
from search.suggest.suggestion import LIMIT, Suggester, Suggestion


class Searcher:
    """Reads one collection and never changes it; threads may share it."""

    def __init__(self, collection: IndexReader) -> None:
        self._collection = collection
        self._executor = ArrayExecutor(collection)
        self._directory = OrganisationNames(collection)
        self._similarity = Similarity(collection)
        self._documents = DocumentIndex(collection, self._directory)
        self._organisations = OrganisationIndex(collection, self._directory, self._documents)
        self._adviser = QuerySuggester(collection, self._executor, self._directory)
        self._suggester = Suggester(collection)
        # Everybody types the same first letters.
        self._suggest = lru_cache(maxsize=1 << 12)(self._suggester.suggest)

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
        marker = Highlighter(found.query)
        fields = MatchedFields(collection, self._executor, found, chosen.documents)
        facet = OrganisationFacet(collection, by_day, request, self._directory)
        organisations = facet.tree()
        return ResultPage(
            request,
            len(both),
            tuple(
                self._hit(document, score, marker, partial(fields.of, document))
                for document, score in zip(
                    chosen.documents.tolist(), chosen.scores.tolist(), strict=True
                )
            ),
            organisations,
            count_years(collection, by_place, request),
            understanding,
            organisations.total,
        )

    def organisation_values(
        self, request: SearchRequest, *, name: str = "", by_name: bool = False
    ) -> Sequence[FacetValue]:
        """Return all organisations of an answer in a row, counted without their own filter.

        Only those are returned in whose name each word of `name` begins one, whatever the marks.
        """
        _, found = understand(self._executor, request)
        documents = passing(found.documents, in_days(self._collection, request))
        facet = OrganisationFacet(self._collection, documents, request, self._directory)
        return facet.named(name, by_name=by_name)

    def date_values(self, request: SearchRequest, unit: PeriodUnit) -> Sequence[FacetValue]:
        """Return the days, months, quarters or years of an answer, oldest first.

        They are counted without the filter of days; none that is asked for is left out.
        """
        _, found = understand(self._executor, request)
        documents = passing(found.documents, in_organisations(self._collection, request))
        return count_periods(self._collection, documents, request, unit)

    def _choose(
        self, found: MatchedDocs, documents: NDArray[intp], request: SearchRequest
    ) -> ScoredDocs:
        """Return the documents of the page asked for, in order, with their scores."""
        limit = request.page * request.per_page
        if request.sort is Sort.RELEVANCE and not found.query.is_blank:
            match = ScoredDocs(documents, self._executor.score(found, documents, limit))
            places = choose_page(match, self._collection, request)
            return ScoredDocs(documents.take(places), match.scores.take(places))
        unscored = ScoredDocs(documents, np.zeros(len(documents)))
        chosen = documents.take(choose_page(unscored, self._collection, request))
        order = np.argsort(chosen)
        scores = np.empty(len(chosen))
        scores[order] = self._executor.score(found, chosen.take(order))
        return ScoredDocs(chosen, scores)

    def list_all(self, request: SearchRequest) -> Listing:
        """Return the records of everything that matches a request, whatever page it asks for."""
        return Listing(list_documents(self._collection, self._executor, request), self._record)

    def advise(self, request: SearchRequest) -> QuerySuggestions:
        """Return what to try beside a request: what else may be meant, and what it would find."""
        return self._adviser.advise(request)

    def suggest(self, text: str, limit: int = LIMIT) -> Sequence[Suggestion]:
        """Return up to `limit` suggestions of each kind for what is typed so far."""
        return self._suggest(text, limit)

    def prepare_suggestions(self) -> None:
        """Read what suggestions are made of: at 100,000 bulletins nearly two seconds.

        First the names of all organisations, another second: without them, whoever opens a page
        with facets waits for that.
        """
        self.organisation_tree()
        self.organisations()
        self._suggester.prepare()

    def mark(self, request: SearchRequest, texts: Sequence[str]) -> Sequence[MarkedText]:
        """Return whole texts with the places that answer a request, as its snippets have them."""
        _, found = understand(self._executor, request)
        marker = Highlighter(found.query)
        return [highlight_text(each, marker) for each in texts]

    def neighbours(self, id: str) -> tuple[Hit | None, Hit | None]:
        """Return the bulletins published just before and just after one."""
        document = self._collection.find(id)
        if document is None:
            return None, None
        marker = Highlighter(parse(""))
        before, after = (
            None if each is None else self._hit(each, 0.0, marker)
            for each in neighbours(self._collection, document)
        )
        return before, after

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

    def similar(self, id: str, count: int = 5) -> Sequence[Hit]:
        """Return the bulletins most like one, best first; none if it is unknown."""
        document = self._collection.find(id)
        if document is None:
            return ()
        match = self._similarity.find(document, count)
        marker = Highlighter(parse(""))
        found = zip(match.documents.tolist(), match.scores.tolist(), strict=True)
        return tuple(self._hit(each, score, marker) for each, score in found)

    def citations(
        self, code: str, page: int = 1, per_page: int = 20, *, newest_first: bool = False
    ) -> Citations:
        """Return a page of the bulletins that cite a document, by time; see `Citations`."""
        return self._documents.citations(code, page, per_page, newest_first=newest_first)

    def documents(self, count: int = 100) -> Sequence[FacetValue]:
        """Return the documents that most bulletins cite: id, code and count of each."""
        return self._documents.most_cited(count)

    def document_named(self, written: str) -> str | None:
        """Return the id of the one cited document that "nq 73 tu" can mean, or None."""
        return self._documents.named(written)

    def near_documents(self, code: str) -> Sequence[str]:
        """Return the cited codes that are near one that no bulletin cites, nearest first."""
        return near_codes(self._collection, code)

    def organisation(self, id: str) -> Organisation | None:
        """Return an organisation with what stands around it; None if no bulletin has it."""
        return self._organisations.find(id)

    def organisation_tree(self) -> Sequence[FacetValue]:
        """Return all organisations by name, each below the nearest above it that there is."""
        return self._organisations.tree

    def near_organisations(self, id: str) -> Sequence[Label]:
        """Return the organisations whose ids are most like an unknown one, nearest first."""
        return self._organisations.near(id)

    def days(self) -> Sequence[tuple[date, int]]:
        """Return the days that have bulletins, oldest first, with their counts."""
        living = self._collection.days.take(self._collection.living)
        days, counts = np.unique(living, return_counts=True)
        return list(zip(days.tolist(), counts.tolist(), strict=True))

    def organisations(self) -> Sequence[Label]:
        """Return all organisations of the index by name, and those above them."""
        held = np.unique(self._collection.organisations_of(self._collection.living))
        by_name = held.take(self._directory.ranks.take(held).argsort()).tolist()
        ids = [self._collection.organisations[each] for each in by_name]
        return [Label(id, self._directory.label(id)) for id in ids]

    def close(self) -> None:
        """Let go of the index; its files are unmapped when nobody reads their arrays any more."""

    def _hit(
        self,
        document: int,
        score: float,
        marker: Highlighter,
        find_matched: Callable[[], Sequence[str]] = tuple,
    ) -> Hit:
        record = self._record(document)
        bulletin = record["bulletin"]
        passages = [bulletin[Field.LEAD], *bulletin[Field.BODY], *bulletin[Field.CAPTIONS]]
        return Hit(
            bulletin["id"],
            highlight_text(bulletin["title"], marker),
            datetime.fromisoformat(bulletin["published"]),
            make_snippet(passages, marker),
            tuple(Label(**each) for each in record["organisations"]),
            tuple(record["codes"]),
            score,
            find_matched,
        )

    def _record(self, document: int) -> Mapping[str, Any]:
        record: Mapping[str, Any] = loads(self._collection.text(document))
        return record
