"""The searcher: requests in, answers out, over one generation of an index.

What only pages of a site ask for is imported when it is first asked for: a search on the terminal
starts without it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from math import log
from typing import TYPE_CHECKING

import numpy as np
from numpy import intp

from search.answer import Answer
from search.browse.place_index import PlaceHistory, PlaceIndex
from search.correction.code_suggestions import near_codes
from search.correction.query_suggester import QuerySuggester
from search.engine.contract import Engine, Matches, Record
from search.engine.stopwatch import UNTIMED, Stopwatch, Watch
from search.facets.organisation_names import OrganisationNames
from search.facets.publisher_facet import PublisherNames
from search.field import ORGANISATIONS
from search.highlight.hit import make_hits
from search.label import Label
from search.query.clause import Query
from search.ranking import SIMILAR_LEAST
from search.request import Duplicates, Filters, SearchRequest
from search.result import FacetValue, Hit, ResultPage
from search.suggest.suggestion import LIMIT, Suggester, Suggestion, SuggestionKind

if TYPE_CHECKING:
    from search.browse.citation import Citations
    from search.browse.document_index import DocumentIndex
    from search.browse.organisation_index import Organisation, OrganisationIndex
    from search.explanation.result import Explanation

_NOTHING = Query("")


class Searcher:
    """Reads one generation and never changes it; threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._names = OrganisationNames(engine)
        self._places = PlaceIndex(engine)
        self._publisher_names = PublisherNames(engine)
        self._query_suggester = QuerySuggester(engine, self._names, self._places.names)
        self._suggester = Suggester(engine, self._names)
        # Cached, because many readers type the same first letters.
        self._suggest = lru_cache(maxsize=1 << 12)(self._counted_suggestions)

    def answer(self, request: SearchRequest) -> Answer:
        """Return the answer to a request; nothing is executed until a property of it is read."""
        return self._answer(request)

    def search(self, request: SearchRequest) -> ResultPage:
        """Return the page that a request asks for."""
        return self.answer(request).page

    def explain(self, request: SearchRequest, hit_id: str | None = None) -> "Explanation":
        """Return how a request is answered, and why its first hit, or a named one, is found.

        Each bulletin stands for itself, even if the request folds them.

        Raises:
            RequestError: there is no bulletin of that id.

        """
        from search.explanation.explain import explain

        request = replace(request, duplicates=None)
        # Reads first what a server reads only once, so that the times are those of a server.
        self.search(request)
        timed = self._answer(request, lambda: Stopwatch(self._engine.total))
        return explain(timed, self._engine, hit_id)

    def suggest(
        self, text: str, limit: int = LIMIT, duplicates: Duplicates | None = None
    ) -> Sequence[Suggestion]:
        """Return up to `limit` suggestions of each kind for what is typed so far.

        The count of a phrase is the total of the search for it, with these `duplicates`.
        """
        return self._suggest(text, limit, duplicates)

    def prepare_suggestions(self) -> None:
        """Prepare the data of suggestions; takes nearly two seconds for 100,000 bulletins.

        First it reads the names of all organisations, which takes another second, and answers one
        page, which loads the table of places; otherwise the first page with facets would wait for
        them.
        """
        self.organisation_tree()
        self.organisations()
        self.search(SearchRequest())
        self._suggester.prepare()

    def stored(self, id: str) -> Record | None:
        """Return the record of a bulletin: itself, its organisations and codes; None if unknown."""
        doc_id = self._engine.find(id)
        return None if doc_id is None else self._engine.record(doc_id)

    def neighbours(self, id: str) -> tuple[Hit | None, Hit | None]:
        """Return the bulletins published just before and just after one."""
        doc_id = self._engine.find(id)
        if doc_id is None:
            return None, None
        before, after = (
            None if each is None else self._hits([(each, 0.0)])[0]
            for each in self._engine.neighbours(doc_id)
        )
        return before, after

    def similar(self, id: str, count: int = 5) -> Sequence[Hit]:
        """Return the bulletins most like one, best first, that tell another story.

        None if nothing is like it, or if it is unknown. Scores are sums of idfs, which grow with
        the index; so does the least that is asked.
        """
        doc_id = self._engine.find(id)
        if doc_id is None:
            return ()
        story = self._engine.story(doc_id).tolist()
        found = self._engine.similar(doc_id, count + len(story) - 1)
        least = SIMILAR_LEAST * log(self._engine.total) ** 1.5
        scored = zip(found.doc_ids.tolist(), found.scores.tolist(), strict=True)
        others = [(each, score) for each, score in scored if each not in story and score >= least]
        return self._hits(others[:count])

    def story(self, id: str) -> Sequence[Hit]:
        """Return all bulletins that tell the story of one, newest first; none if it is unknown."""
        doc_id = self._engine.find(id)
        if doc_id is None:
            return ()
        return self._hits([(each, 0.0) for each in self._engine.story(doc_id).tolist()])

    def citations(
        self, code: str, page: int = 1, per_page: int = 20, *, newest_first: bool = False
    ) -> "Citations":
        """Return a page of the bulletins that cite a document, by time; see `Citations`."""
        return self._documents.citations(code, page, per_page, newest_first=newest_first)

    def documents(self, count: int = 100) -> Sequence[FacetValue]:
        """Return the most cited documents: id, code and count of each."""
        return self._documents.most_cited(count)

    def document_total(self, code: str) -> int:
        """Return how many bulletins cite a document, by any of its codes or in words."""
        return self._documents.total(code)

    def document_subject(self, id: str) -> str:
        """Return what a cited document is about, as bulletins write it; "" if none does."""
        return self._documents.subject(id)

    def document_ids(self) -> Sequence[str]:
        """Return the ids of all cited documents, those first whose codes are cited most."""
        return self._documents.ids()

    def documents_meant(self, written: str) -> Sequence[str]:
        """Return the ids of the cited documents that "nq 73 tu" can mean."""
        return self._documents.meant(written)

    def documents_numbered(self, number: str) -> Sequence[FacetValue]:
        """Return the cited documents of a number, whatever kind and year, most cited first."""
        return self._documents.numbered(number)

    def near_documents(self, code: str) -> Sequence[str]:
        """Return the cited codes that are near one that no bulletin cites, nearest first."""
        return near_codes(self._engine, code)

    def organisation(self, id: str) -> "Organisation | None":
        """Return an organisation with its relatives and companions; None if no bulletin has it."""
        return self._organisations.find(id)

    def organisation_tree(self) -> Sequence[FacetValue]:
        """Return all organisations by name, each below its nearest ancestor in the index."""
        return self._organisations.tree

    def provinces(self) -> Sequence[PlaceHistory]:
        """Return the provinces of today by name, with counts and what each was made of."""
        return self._places.provinces()

    def place(self, id: str) -> PlaceHistory | None:
        """Return what became of a place; None if no list and no bulletin knows it."""
        return self._places.find(id)

    def near_places(self, id: str) -> Sequence[Label]:
        """Return the units that an unknown id may mean, likest first."""
        return self._places.near(id)

    def near_organisations(self, id: str) -> Sequence[Label]:
        """Return the organisations whose ids are most like an unknown one, likest first."""
        return self._organisations.near(id)

    def organisations(self) -> Sequence[Label]:
        """Return all organisations of the index by name, and those above them."""
        counts = self._names.listed(self._everything.term_counts(ORGANISATIONS, Filters()))
        ids = sorted((id for id, _ in counts.held()), key=self._names.order)
        return [Label(id, self._names.label(id)) for id in ids]

    def days(self) -> Sequence[tuple[date, int]]:
        """Return the days that have bulletins, oldest first, with their counts."""
        counts = self._everything.day_counts(Filters())
        return list(zip(counts.days.tolist(), counts.counts.tolist(), strict=True))

    def _counted_suggestions(
        self, text: str, limit: int, duplicates: Duplicates | None
    ) -> Sequence[Suggestion]:
        counted = (
            replace(each, count=self.answer(SearchRequest(each.text, duplicates=duplicates)).total)
            if each.kind is SuggestionKind.PHRASE
            else each
            for each in self._suggester.suggest(text, limit)
        )
        return tuple(each for each in counted if each.count)

    @cached_property
    def _documents(self) -> "DocumentIndex":
        from search.browse.document_index import DocumentIndex

        return DocumentIndex(self._engine, self._names)

    @cached_property
    def _organisations(self) -> "OrganisationIndex":
        from search.browse.organisation_index import OrganisationIndex

        return OrganisationIndex(self._engine, self._names, self._documents)

    def _answer(
        self, request: SearchRequest, start_watch: Callable[[], Watch] = lambda: UNTIMED
    ) -> Answer:
        return Answer(
            request,
            self._engine,
            self._names,
            self._places.names,
            self._publisher_names,
            self._query_suggester,
            start_watch,
        )

    @property
    def _everything(self) -> Matches:
        return self._engine.match(_NOTHING)

    def _hits(self, scored: Sequence[tuple[int, float]]) -> Sequence[Hit]:
        """Return the hits of some documents, each given with its score."""
        stored = self._engine.stored(np.array([doc_id for doc_id, _ in scored], intp))
        scores = [score for _, score in scored]
        return make_hits(_NOTHING, stored, scores, [tuple] * len(scored), self._engine.kernel)
