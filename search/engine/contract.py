"""The contract between an engine and the rest of search, so that engines can be replaced.

    engine.match(query) ─▶ Matches ─▶ count · page · listing · counts of terms, months and days

Everything above this module uses an engine only through these protocols, and does not know how it
stores postings. A document is identified by its number, `doc_id`, which is valid for one generation
only.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from numpy import intp
from numpy.typing import NDArray

from search.engine.counts import DayCounts, MonthCounts, TermCounts
from search.engine.explained import ExplainedClause, ExplainedScore, Obstacle
from search.engine.ngram_counts import NgramCounts, Slot
from search.engine.scored_docs import ScoredDocs
from search.engine.stopwatch import UNTIMED, Watch
from search.engine.titles.title_matches import TitleMatches
from search.kernel.library import Kernel
from search.query.clause import Clause, Query
from search.query.walk import ScoredClause
from search.request import Filters, Sort

DocIds = NDArray[intp]
Record = Mapping[str, Any]
"""A stored bulletin: itself under "bulletin", its organisations and its codes."""


class Matches(Protocol):
    """The documents that match one query, executed once; each method applies filters to them.

    Every count is exact. Documents are those of the generation that are not deleted. Under filters
    that fold, the documents of one story that pass are counted once, and the first of them in order
    stands for all; its own terms and days are not the only ones that it is counted under. An engine
    that knows no stories takes each document for a story of its own.
    """

    @property
    def query(self) -> Query:
        """The query that was executed."""

    @property
    def watch(self) -> Watch:
        """The watch that times the steps of the execution."""

    @property
    def total(self) -> int:
        """The number of documents that match, whatever the filters."""

    def count(self, filters: Filters) -> int:
        """Return the number of documents that match and pass the filters."""

    def expect_page(self, filters: Filters, sort: Sort, first: int, last: int) -> None:
        """Take note of the page that will be asked for, facets beside it, if these are enough.

        An engine on other machines can read it by the request that counts them.
        """

    def page(self, filters: Filters, sort: Sort, first: int, last: int) -> ScoredDocs:
        """Return the documents of ranks `first` to `last` (excluded) in order, with their scores.

        Equal scores are ordered by time, newest first, and equal times by id. A query that is
        blank has no scores: its documents are ordered by time.
        """

    def listing(self, filters: Filters, sort: Sort, limit: int | None = None) -> DocIds:
        """Return the first `limit` documents, or all, in the order in which pages show them."""

    def retellings(self, doc_ids: DocIds, filters: Filters) -> Mapping[int, DocIds]:
        """Return for each of some documents the others of its story that pass, newest first."""

    def term_counts(self, keyword: str, filters: Filters) -> TermCounts:
        """Return how many documents have each term of a keyword field.

        Counted fields are ORGANISATIONS, PLACES, PUBLISHERS and CODES.
        """

    def month_counts(self, filters: Filters, months: int = 1) -> MonthCounts:
        """Return how many documents were published in each month, quarter (3) or year (12).

        Folded, a story can count in several months of one year, and counts once in the year.
        """

    def day_counts(self, filters: Filters) -> DayCounts:
        """Return how many documents were published on each day in Vietnam."""

    def matched_fields(self, doc_ids: DocIds) -> Mapping[int, Sequence[str]]:
        """Return for each of some documents the fields in which a scored term occurs."""

    def explain_clauses(self) -> Sequence[ExplainedClause]:
        """Return for each clause the terms it stands for, and the time to find its documents."""

    def explain_score(self, doc_id: int) -> ExplainedScore:
        """Return the parts of the score of a document that matches."""

    def obstacles(self, doc_id: int, filters: Filters) -> Sequence[Obstacle]:
        """Return all obstacles that keep a document out of the answer; none if it is in it."""


class TermStatistics(Protocol):
    """Statistics of the terms of a generation: idf, spellings, and n-grams."""

    def idfs(self, clauses: Sequence[Clause]) -> Sequence[float]:
        """Return the inverse document frequency of each clause, 0 if no document matches it."""

    def variants(self, plain: str) -> Mapping[str, int]:
        """Return the accented terms of a plain term in order, and how many documents have each.

        Documents that were deleted since the last merge may be counted.
        """

    def near(self, plain: str, alike: Sequence[str], least: int) -> Mapping[str, int]:
        """Return the plain terms one edit away that at least `least` documents have, with counts.

        `alike` are further plain terms that are counted if they exist.
        """

    def begun(self, stem: str, limit: int) -> Mapping[str, int]:
        """Return the most frequent plain terms that begin with a stem, most frequent first.

        The counts decide the order; they are close to the numbers of documents that have the terms.
        """

    def ngram_counts(self, slots: Sequence[Slot], limit: int) -> NgramCounts:
        """Count how the terms of slots follow each other in up to `limit` documents."""


class KeywordTerms(Protocol):
    """The terms of a field that is matched whole: ids of organisations, or codes."""

    def begun(self, prefix: str) -> Iterator[str]:
        """Yield the terms that begin with a prefix, in order."""

    def longest(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return the most frequent terms that begin with a prefix, with counts."""

    def __contains__(self, term: object) -> bool:
        """Tell whether any document has a term, deleted ones included."""


class Engine(Protocol):
    """One generation of an index, open for reading; threads may share it."""

    @property
    def total(self) -> int:
        """The number of documents."""

    @property
    def terms(self) -> TermStatistics:
        """The terms of texts."""

    @property
    def kernel(self) -> Kernel | None:
        """What makes hits of records beside the engine, if it may."""

    def keyword(self, keyword: str) -> KeywordTerms:
        """Return the terms of a field that is matched whole."""

    def match(self, query: Query, watch: Watch = UNTIMED) -> Matches:
        """Execute a query; raises DeadlineError after the deadline."""

    def expect(self, queries: Callable[[], Iterable[Query]], after: Query | None = None) -> None:
        """Take note of queries that will probably be counted one after the other.

        They are counted only if `after`, which is counted first, finds too little. An engine on
        other machines can count all of them by one request; others may ignore them.
        """

    def having(self, keyword: str, term: str) -> Matches:
        """Return the documents that have a term of a keyword field, as matches of a blank query."""

    def find(self, id: str) -> int | None:
        """Return the document of an id, or None."""

    def record(self, doc_id: int) -> Record:
        """Return the stored record of a document."""

    def stored(self, doc_ids: DocIds) -> Sequence[bytes]:
        """Return the stored records of some documents as JSON, for `make_hits`."""

    def sample(self, count: int) -> Iterator[Record]:
        """Yield the records of about `count` documents, spread evenly over the generation."""

    def neighbours(self, doc_id: int) -> tuple[int | None, int | None]:
        """Return the documents published just before and after one; None past either end."""

    def story(self, doc_id: int) -> DocIds:
        """Return all documents that tell the same story as one, itself as well, newest first."""

    def similar(self, doc_id: int, count: int) -> ScoredDocs:
        """Return up to `count` documents most like one, best first, without itself."""

    def find_titles(self, terms: Sequence[str], opened: Sequence[str], limit: int) -> Sequence[int]:
        """Return the newest documents whose titles have all plain terms, and any of `opened`."""

    def match_titles(
        self, doc_ids: DocIds, clauses: Sequence[ScoredClause], wanted: int
    ) -> TitleMatches:
        """Return what stands of clauses in the titles of some documents, in their order.

        The first `wanted` clauses are those whose positions are covered.
        """
