"""The index of cited documents: codes, how many bulletins cite each, and which."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from search.browse.citation import Citations, find_subject, read_citation
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
from search.text.loose_code import groups_of, is_spelled_loosely, number_of

_ALL = Filters()
# The newest bulletins that a subject is looked for in.
_READ = 20


class DocumentIndex:
    """Looks up the cited documents of one generation; threads may share it."""

    def __init__(self, engine: Engine, names: OrganisationNames) -> None:
        self._engine = engine
        self._names = names
        self._subject = lru_cache(maxsize=1 << 10)(self._read_subject)

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
            self._subject(wanted),
            self._alike(wanted),
        )

    def most_cited(self, count: int, among: TermCounts | None = None) -> Sequence[FacetValue]:
        """Return the most cited documents, of all bulletins or of some; ties by code."""
        counts = self._counts if among is None else dict(among.held())
        first = sorted(counts, key=lambda each: (-counts[each], each))[:count]
        return [FacetValue(each, written_code(self._engine, each), counts[each]) for each in first]

    def named(self, written: str) -> str | None:
        """Return the one cited code that is meant by "nq 73 tu" or "Nghị định 168", or None.

        Without signs, the letters and numbers of the code may stand in any order. Parts may be left
        out, the year or the issuer, where only one cited code has what is written.
        """
        found = self._by_groups.get(groups_of(written), ()) if is_spelled_loosely(written) else ()
        if not found:
            groups = set(groups_of(written))
            numbers = [each for each in groups if each.isdigit()]
            if len(groups) > 1 and numbers:
                numbered = (each for number in numbers for each in self._by_number.get(number, ()))
                found = _fullest([each for each in numbered if groups < set(groups_of(each))])
        return found[0] if len(found) == 1 else None

    def numbered(self, number: str) -> Sequence[FacetValue]:
        """Return the cited documents of a number, whatever kind and year, most cited first."""
        found = self._by_number.get(number.strip().lstrip("0"), ())
        ordered = sorted(found, key=lambda each: (-self._counts[each], each))
        return [
            FacetValue(each, written_code(self._engine, each), self._counts[each])
            for each in ordered
        ]

    def _alike(self, wanted: str) -> Sequence[FacetValue]:
        """Return the other codes that have all that one has, or of which it has all."""
        groups = set(groups_of(wanted))
        return [
            each
            for each in self.numbered(number_of(wanted))
            if each.id != wanted
            and (groups.issubset(other := set(groups_of(each.id))) or other.issubset(groups))
        ]

    def _read_subject(self, wanted: str) -> str:
        newest = self._engine.having(CODES, wanted).listing(_ALL, Sort.NEWEST, _READ)
        records = map(self._engine.record, newest.tolist())
        return find_subject(read_citation(each, wanted) for each in records)

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return dict(self._engine.match(Query("")).term_counts(CODES, _ALL).held())

    @cached_property
    def _by_number(self) -> Mapping[str, Sequence[str]]:
        by_number: dict[str, list[str]] = {}
        for each in self._counts:
            by_number.setdefault(number_of(each), []).append(each)
        return by_number

    @cached_property
    def _by_groups(self) -> Mapping[tuple[str, ...], Sequence[str]]:
        by_groups: dict[tuple[str, ...], list[str]] = {}
        for each in self._counts:
            by_groups.setdefault(groups_of(each), []).append(each)
        return by_groups


def _fullest(codes: Sequence[str]) -> Sequence[str]:
    """Return the codes without those that another writes in full: 168/nđ-cp lacks a year."""
    groups = {each: set(groups_of(each)) for each in codes}
    return [each for each in codes if not any(groups[each] < other for other in groups.values())]
