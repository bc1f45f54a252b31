"""The answer to one request on one generation of an index.

    request ──▶ Answer ──▶ page · count · facets · listing · suggestions · highlighted texts
                       └──▶ loose: what lacks a word, counted and shown apart

Total, facets and listing are those of the bulletins that have all that the query requires. The
request is interpreted once and its query executed once, when a property is first read. Every other
part is computed when it is first read, and kept.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from search.correction.query_suggester import QuerySuggester
from search.correction.query_suggestions import QuerySuggestions
from search.engine.contract import DocIds, Engine, Matches
from search.engine.lazy import Lazy
from search.engine.scored_docs import ScoredDocs
from search.engine.stopwatch import UNTIMED, Watch
from search.facets.date_facet import MONTHS, periods_of, years_of
from search.facets.facet_values import FacetValues
from search.facets.organisation_facet import OrganisationFacet
from search.facets.organisation_names import OrganisationNames
from search.facets.place_facet import PlaceFacet, PlaceNames
from search.facets.publisher_facet import PublisherFacet, PublisherNames
from search.field import ORGANISATIONS, PLACES, PUBLISHERS
from search.highlight.highlighter import Highlighter
from search.highlight.snippet import highlight_text
from search.listing import Listing
from search.page_hits import make_page_hits
from search.period import PeriodUnit
from search.relaxation.interpreter import Interpretation, interpret
from search.relaxation.query_memo import QueryMemo
from search.relaxation.title_rescoring import expect_page, rank_all, rank_page
from search.request import SearchRequest
from search.result import FacetValue, HighlightedText, Hit, ResultPage, ResultPart, Understanding

_NO_PLACES = FacetValues(tuple)


class Answer:
    """The answer to a request; `Searcher.answer` makes it.

    `start_watch` returns what times the execution of a query (see `search.explanation`).
    """

    def __init__(
        self,
        request: SearchRequest,
        engine: Engine,
        names: OrganisationNames,
        place_names: PlaceNames,
        publisher_names: PublisherNames,
        suggester: QuerySuggester,
        start_watch: Callable[[], Watch] = lambda: UNTIMED,
    ) -> None:
        self.request = request
        self._filters = request.filters
        self._engine = engine
        self._names = names
        self._place_names = place_names
        self._publisher_names = publisher_names
        self._suggester = suggester
        self._memo = QueryMemo(engine, start_watch, suggester.correct)
        self._is_shown = False

    @property
    def understanding(self) -> Understanding:
        """What was searched for."""
        return self._interpretation.understanding

    @property
    def matches(self) -> Matches:
        """What has all that the query requires, before filters."""
        return self._interpretation.matches

    @Lazy
    def total(self) -> int:
        """The exact number of bulletins, or stories, that have all that the query requires.

        Counting ranks nothing and reads no stored text.
        """
        return self.matches.count(self._filters)

    @property
    def stories(self) -> int:
        """The exact number of stories that these bulletins tell."""
        filters = self._filters
        return self.total if filters.folds else self.matches.count(filters.folded)

    @property
    def bulletins(self) -> int:
        """The exact number of these bulletins, whether they are folded or not."""
        filters = self._filters
        return self.matches.count(filters.unfolded) if filters.folds else self.total

    @Lazy
    def page(self) -> ResultPage:
        """The page that the request asks for; a page past the end has no hits."""
        # Hits before places: an engine on other machines counts all facets in their request.
        _ = self.strict
        return self._page(self.places)

    @Lazy
    def page_without_places(self) -> ResultPage:
        """The page for those who show no places: naming any loads all units of the country."""
        return self._page(_NO_PLACES)

    @Lazy
    def strict(self) -> ResultPart:
        """The bulletins that have all that the query requires, with the hits of the page."""
        self._is_shown = True
        hits = self._hits(self.matches, self.scored_docs)
        return ResultPart(self.total, hits, self.stories, self.bulletins)

    @Lazy
    def loose(self) -> ResultPart:
        """The bulletins that lack a word, with those hits of the page that come after all others.

        They are sought only where too few have all words, whatever the filters.
        """
        matches = self._interpretation.loose
        if matches is None:
            return ResultPart()
        filters = self._filters
        told = self._loosely_retold.values()
        stories = matches.count(filters.folded) - sum(len(each) > 0 for each in told)
        bulletins = matches.count(filters.unfolded) - sum(map(len, told))
        hits = self._hits(matches, self._loose_docs(matches))
        return ResultPart(stories if filters.folds else bulletins, hits, stories, bulletins)

    @property
    def hits(self) -> Sequence[Hit]:
        """All hits of the page in order: the strict ones, then the loose ones."""
        return (*self.strict.hits, *self.loose.hits)

    @Lazy
    def scored_docs(self) -> ScoredDocs:
        """The documents of the page that have all that the query requires, in order."""
        asked = self.matches, self._filters, self.request.sort
        return rank_page(self._engine, *asked, *self._ranks)

    @Lazy
    def organisations(self) -> FacetValues:
        """The organisations of the answer as a tree, counted without their own filter."""
        return self._organisation_facet.tree()

    @Lazy
    def places(self) -> FacetValues:
        """The places of the answer as a tree, counted without their own filter."""
        counts = self.matches.term_counts(PLACES, self._filters.without_places)
        return PlaceFacet(counts, self.request.places, self._place_names).tree()

    @Lazy
    def publishers(self) -> FacetValues:
        """The publishers of the answer, most frequent first, counted without their own filter."""
        return self._publisher_facet.most_frequent()

    @Lazy
    def dates(self) -> FacetValues:
        """The years and months of the answer, newest first, counted without their own filter."""
        filters = self._filters.without_days
        counts = self.matches.month_counts(filters)
        by_year = self.matches.month_counts(filters, 12) if filters.folds else None
        return years_of(counts, self.request, by_year, self._engine.kernel)

    def organisation_values(self, *, name: str = "", by_name: bool = False) -> Sequence[FacetValue]:
        """Return all organisations of the answer as a flat list, counted without their own filter.

        With `name`, only those are returned in whose name each of its words begins a word, accents
        ignored. They are ordered by frequency, or by name.
        """
        return self._organisation_facet.named(name, by_name=by_name)

    def publisher_values(self) -> FacetValues:
        """Return all publishers of the answer, counted without their own filter."""
        return self._publisher_facet.all()

    def date_values(self, unit: PeriodUnit) -> Sequence[FacetValue]:
        """Return the days, months, quarters or years of the answer, oldest first.

        They are counted without the filter of days. A period that is asked for is always listed.
        """
        filters = self._filters.without_days
        if unit is PeriodUnit.DAY:
            return periods_of(self.matches.day_counts(filters), self.request, unit)
        counts = self.matches.month_counts(filters, MONTHS[unit])
        return periods_of(counts, self.request, unit)

    @Lazy
    def listing(self) -> Listing:
        """The records of all bulletins of the answer, whatever page is asked for."""
        request = self.request
        doc_ids = rank_all(self._engine, self.matches, self._filters, request.sort)
        return Listing(doc_ids, self._engine.record)

    @Lazy
    def suggestions(self) -> QuerySuggestions:
        """Query suggestions: other searches that may be meant, each with its total."""
        return self._suggester.suggest(self.request, self._interpretation, self._memo)

    def highlight(self, texts: Sequence[str]) -> Sequence[HighlightedText]:
        """Return whole texts, highlighted as the snippets of this answer are."""
        highlighter = Highlighter(self.matches.query)
        return [highlight_text(each, highlighter) for each in texts]

    @Lazy
    def _loosely_retold(self) -> Mapping[int, DocIds]:
        """For each strict document of a folded answer, what lacks a word of the same story.

        The loose part is sought only where the strict one is short.
        """
        matches, filters = self._interpretation.loose, self._filters
        if matches is None or not filters.folds:
            return {}
        return matches.retellings(self.matches.listing(filters, self.request.sort), filters)

    @Lazy
    def _interpretation(self) -> Interpretation:
        return interpret(self._memo, self.request, self._expect_page)

    def _expect_page(self, matches: Matches) -> None:
        """Tell the engine which page will be asked for, if a page is what this answer is for."""
        if self._is_shown:
            expect_page(matches, self._filters, self.request.sort, *self._ranks)

    def _page(self, places: FacetValues) -> ResultPage:
        return ResultPage(
            self.request,
            self.strict,
            self.organisations,
            self.dates,
            self.understanding,
            self.organisations.total,
            self.publishers,
            self.publishers.total,
            self.publishers.missing,
            self.loose,
            places,
            places.total,
            places.missing,
        )

    @property
    def _ranks(self) -> tuple[int, int]:
        """The rank of the first bulletin of the page, and of the one after its last."""
        last = self.request.page * self.request.per_page
        return last - self.request.per_page, last

    @Lazy
    def _organisation_facet(self) -> OrganisationFacet:
        filters = self._filters.without_organisations
        counts = self.matches.term_counts(ORGANISATIONS, filters)
        return OrganisationFacet(counts, self.request.organisations, self._names)

    @Lazy
    def _publisher_facet(self) -> PublisherFacet:
        counts = self.matches.term_counts(PUBLISHERS, self._filters.without_publishers)
        return PublisherFacet(counts, self.request.publishers, self._publisher_names)

    def _loose_docs(self, matches: Matches) -> ScoredDocs:
        """Return the documents of the page that lack a word, without stories that stand above."""
        filters, sort = self._filters, self.request.sort
        first, last = (max(0, rank - self.total) for rank in self._ranks)
        told = [each for each in self._loosely_retold.values() if len(each)]
        if not told:
            return matches.page(filters, sort, first, last)
        scored = matches.page(filters, sort, 0, last + len(told))
        left = np.flatnonzero(~np.isin(scored.doc_ids, np.concatenate(told)))[first:last]
        return ScoredDocs(scored.doc_ids.take(left), scored.scores.take(left))

    def _hits(self, matches: Matches, scored: ScoredDocs) -> Sequence[Hit]:
        return make_page_hits(self._engine, matches, scored, self._filters, self._loosely_retold)
