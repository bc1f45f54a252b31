"""The organisations of an index: as a tree, and each with its relatives and companions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from search.browse.companion import most_frequent
from search.browse.document_index import DocumentIndex
from search.browse.near_ids import find_near_ids
from search.engine.contract import Engine
from search.facets.organisation_names import OrganisationNames
from search.field import ORGANISATIONS
from search.label import Label
from search.organisations.ancestry import ancestors
from search.organisations.identity import Identity, identify
from search.organisations.succession import Succeeded, predecessors, successors
from search.query.clause import Query
from search.request import Filters
from search.result import FacetValue

_CODES = 12
_ALL = Filters()


@dataclass(frozen=True, slots=True)
class Successor:
    """An organisation before or after a merger; `is_named` tells that bulletins name it."""

    since: date
    organisation: Label
    is_named: bool


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation with its names, those above and below it, and those named beside it.

    `level` is "trung-uong", "tinh", "huyen" or "xa", or empty; `full_name` has no abbreviation in
    it. `above` goes from the top down; `below` are those directly below it, by name. `replaced_by`
    are those that took over its work, `replaces` those whose work it took over.
    """

    id: str
    label: str
    count: int
    full_name: str = ""
    level: str = ""
    above: Sequence[Label] = ()
    below: Sequence[FacetValue] = ()
    companions: Sequence[FacetValue] = ()
    codes: Sequence[FacetValue] = ()
    replaced_by: Sequence[Successor] = ()
    replaces: Sequence[Successor] = ()


class OrganisationIndex:
    """Looks up the organisations of one generation; threads may share it."""

    def __init__(self, engine: Engine, names: OrganisationNames, documents: DocumentIndex) -> None:
        self._engine = engine
        self._names = names
        self._documents = documents

    def find(self, id: str) -> Organisation | None:
        """Return an organisation of any bulletin, or None."""
        if id not in self._counts:
            return None
        value = self._with_parts(id)
        naming = self._engine.having(ORGANISATIONS, id)
        identity = identify(id)
        above = [each for each in ancestors(id)[::-1] if each in self._counts]
        line = [each.id for each in value.walk()]
        return Organisation(
            id,
            value.label,
            value.count,
            _full_name(value.label, identity),
            identity.level if identity else "",
            [Label(each, self._names.label(each)) for each in above],
            value.parts,
            most_frequent(
                self._names.listed(naming.term_counts(ORGANISATIONS, _ALL)),
                self._names,
                {*above, *line},
            ),
            self._documents.most_cited_beside(id, _CODES),
            [self._successor(each) for each in successors(id)],
            [self._successor(each) for each in predecessors(id)],
        )

    def _successor(self, told: Succeeded) -> Successor:
        label = Label(told.id, self._names.label(told.id))
        return Successor(told.since, label, told.id in self._counts)

    @cached_property
    def tree(self) -> Sequence[FacetValue]:
        """All organisations by name, each below its nearest ancestor in the index."""
        return self._all_below("")

    def near(self, id: str) -> Sequence[Label]:
        """Return the organisations whose ids are most like an unknown one, likest first."""
        return [Label(each, self._names.label(each)) for each in find_near_ids(id, self._counts)]

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return dict(self._engine.match(Query("")).term_counts(ORGANISATIONS, _ALL).held())

    @cached_property
    def _children(self) -> Mapping[str, Sequence[str]]:
        """The ids of the organisations directly below each; those without a parent are below ""."""
        below: dict[str, list[str]] = {}
        everything = self._engine.match(Query("")).term_counts(ORGANISATIONS, _ALL)
        for each, _ in self._names.listed(everything).held():
            above = next((id for id in ancestors(each) if id in self._counts), "")
            below.setdefault(above, []).append(each)
        return below

    def _with_parts(self, id: str) -> FacetValue:
        return FacetValue(id, self._names.label(id), self._counts[id], parts=self._all_below(id))

    def _all_below(self, above: str) -> Sequence[FacetValue]:
        """Return the organisations directly below one, by name; reads no other names."""
        values = [self._with_parts(each) for each in self._children.get(above, ())]
        return sorted(values, key=lambda each: self._names.order(each.id))


def _full_name(label: str, identity: Identity | None) -> str:
    """Return a label with its abbreviation of a kind written out: Ủy ban nhân dân for UBND."""
    if identity is None or not label.startswith(identity.kind.title):
        return label
    return identity.kind.name + label.removeprefix(identity.kind.title)
