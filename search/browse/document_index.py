"""The index of cited documents: codes, how many bulletins cite each, and which."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from search.browse.citation import Citations, read_citation
from search.browse.companion import most_frequent
from search.engine.contract import Engine
from search.engine.counts import TermCounts
from search.facets.organisation_names import OrganisationNames
from search.facets.written_code import written_code
from search.field import CODES, ORGANISATIONS
from search.query.clause import Query
from search.request import Filters, Sort
from search.result import FacetValue
from search.text import code
from search.text.loose_code import groups_of, is_spelled_loosely

_ALL = Filters()


class DocumentIndex:
    """Looks up the cited documents of one generation; threads may share it."""

    def __init__(self, engine: Engine, names: OrganisationNames) -> None:
        self._engine = engine
        self._names = names

    def citations(self, written: str, page: int, per_page: int, *, newest_first: bool) -> Citations:
        """Return a page of the bulletins that cite a document, and all organisations beside it."""
        wanted = code.canonical(written)
        citing = self._engine.having(CODES, wanted)
        if not citing.total:
            return Citations(written, 0, ())
        sort = Sort.NEWEST if newest_first else Sort.OLDEST
        order = citing.listing(_ALL, sort, page * per_page)
        records = map(self._engine.record, order[(page - 1) * per_page :].tolist())
        return Citations(
            written_code(self._engine, wanted),
            citing.total,
            tuple(read_citation(each, wanted) for each in records),
            most_frequent(self._names.listed(citing.term_counts(ORGANISATIONS, _ALL)), self._names),
        )

    def most_cited(self, count: int, among: TermCounts | None = None) -> Sequence[FacetValue]:
        """Return the most cited documents, of all bulletins or of some; ties by code."""
        counts = self._counts if among is None else dict(among.held())
        first = sorted(counts, key=lambda each: (-counts[each], each))[:count]
        return [FacetValue(each, written_code(self._engine, each), counts[each]) for each in first]

    def named(self, written: str) -> str | None:
        """Return the one cited code that letters and numbers without signs can mean, or None."""
        found = self._by_groups.get(groups_of(written), ()) if is_spelled_loosely(written) else ()
        return found[0] if len(found) == 1 else None

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return dict(self._engine.match(Query("")).term_counts(CODES, _ALL).held())

    @cached_property
    def _by_groups(self) -> Mapping[tuple[str, ...], Sequence[str]]:
        by_groups: dict[tuple[str, ...], list[str]] = {}
        for each in self._counts:
            by_groups.setdefault(groups_of(each), []).append(each)
        return by_groups
