"""The index of cited documents: how many bulletins cite each, and which."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from search.browse.citation import Citations, Mentions, find_subject, read_citation
from search.browse.cited_document import CitedDocument, unite_codes
from search.browse.companion import most_frequent
from search.browse.document_query import DocumentQueries
from search.engine.contract import Engine
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
# How many times as many documents are counted as are listed: those whose codes are cited most.
_COUNTED = 2


class DocumentIndex:
    """Looks up the cited documents of one generation; threads may share it."""

    def __init__(self, engine: Engine, names: OrganisationNames) -> None:
        self._engine = engine
        self._names = names
        self._queries = DocumentQueries(engine)
        self._subject = lru_cache(maxsize=1 << 10)(self._read_subject)
        self._total = lru_cache(maxsize=1 << 12)(self._count)

    def citations(self, written: str, page: int, per_page: int, *, newest_first: bool) -> Citations:
        """Return a page of the bulletins that cite a document, and all organisations beside it."""
        document = self._by_code.get(code.canonical(written))
        if document is None:
            return Citations(written, 0, ())
        citing = self._queries.citing(document)
        sort = Sort.NEWEST if newest_first else Sort.OLDEST
        order = citing.listing(_ALL, sort, page * per_page)
        records = map(self._engine.record, order[(page - 1) * per_page :].tolist())
        mentions = self._queries.mentions(document)
        others = [self._by_code[each] for each in document.others]
        return Citations(
            written_code(self._engine, document.id),
            citing.total,
            tuple(read_citation(each, mentions) for each in records),
            most_frequent(self._names.listed(citing.term_counts(ORGANISATIONS, _ALL)), self._names),
            self._subject(document),
            tuple(self._queries.spellings(document)),
            self._most_cited_first(others),
            self._queries.is_undated_apart(document, others),
        )

    def total(self, written: str) -> int:
        """Return how many bulletins cite a document, 0 if none does."""
        document = self._by_code.get(code.canonical(written))
        return self._total(document) if document else 0

    def subject(self, id: str) -> str:
        """Return what a cited document is about, as bulletins write it; "" if none does."""
        return self._subject(self._by_code[id])

    def ids(self) -> Sequence[str]:
        """Return the ids of all documents, those first whose codes are cited most."""
        return [each.id for each in self._by_codes(self._counts)]

    def most_cited(self, count: int) -> Sequence[FacetValue]:
        """Return the most cited documents, ties by id."""
        counted = self._by_codes(self._counts)[: _COUNTED * count]
        return self._most_cited_first(counted)[:count]

    def most_cited_beside(self, organisation: str, count: int) -> Sequence[FacetValue]:
        """Return the documents that bulletins about an organisation cite most, ties by id."""
        naming = self._engine.having(ORGANISATIONS, organisation)
        codes = dict(naming.term_counts(CODES, _ALL).held())
        filters = Filters(organisations=(organisation,))
        totals = {
            each: self._queries.citing(each).count(filters)
            for each in self._by_codes(codes)[: 4 * count]
        }
        first = sorted(totals, key=lambda each: (-totals[each], each.id))[:count]
        return [self._value(each, totals[each]) for each in first]

    def meant(self, written: str) -> Sequence[str]:
        """Return the ids of the cited documents that "nq 73 tu" or "Nghị định 168" can mean.

        Without signs, the letters and numbers of the code may stand in any order. Parts may be left
        out, the year or the issuer.
        """
        found = self._by_groups.get(groups_of(written), ()) if is_spelled_loosely(written) else ()
        if not found:
            groups = set(groups_of(written))
            numbers = [each for each in groups if each.isdigit()]
            if len(groups) > 1 and numbers:
                numbered = (each for number in numbers for each in self._by_number.get(number, ()))
                found = [each for each in numbered if groups < set(groups_of(each))]
        return sorted({self._by_code[each].id for each in found})

    def numbered(self, number: str) -> Sequence[FacetValue]:
        """Return the cited documents of a number, whatever kind and year, most cited first."""
        found = self._by_number.get(number.strip().lstrip("0"), ())
        return self._most_cited_first({self._by_code[each] for each in found})

    def _most_cited_first(self, documents: Iterable[CitedDocument]) -> Sequence[FacetValue]:
        ordered = sorted(documents, key=lambda each: (-self._total(each), each.id))
        return [self._value(each, self._total(each)) for each in ordered]

    def _value(self, document: CitedDocument, total: int) -> FacetValue:
        return FacetValue(document.id, written_code(self._engine, document.id), total)

    def _by_codes(self, counts: Mapping[str, int]) -> Sequence[CitedDocument]:
        """Return the documents of some codes, those first whose codes are cited most."""
        totals: dict[CitedDocument, int] = {}
        for each, count in counts.items():
            document = self._by_code[each]
            totals[document] = totals.get(document, 0) + count
        return sorted(totals, key=lambda each: (-totals[each], each.id))

    def _count(self, document: CitedDocument) -> int:
        return self._queries.citing(document).total

    def _read_subject(self, document: CitedDocument) -> str:
        # Who writes the code in full writes the title in full.
        newest = self._queries.citing_by_code(document).listing(_ALL, Sort.NEWEST, _READ)
        records = map(self._engine.record, newest.tolist())
        mentions = Mentions(frozenset(document.codes))
        return find_subject(read_citation(each, mentions) for each in records)

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return dict(self._engine.match(Query("")).term_counts(CODES, _ALL).held())

    @cached_property
    def _by_code(self) -> Mapping[str, CitedDocument]:
        return {code: each for each in unite_codes(self._counts) for code in each.codes}

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
