"""Chips: the filters and fixed interpretations of a search, each with a link that removes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.result import FacetValue, ResultPage
from webui.i18n.language import N_
from webui.i18n.language import gettext as _
from webui.view.address import address
from webui.view.notation import facet_label
from webui.view.period import name_of

_ACCENT_LABELS = {
    AccentMatching.EXACT: N_("Khớp từng dấu"),
    AccentMatching.COMPATIBLE: N_("Đúng dấu đã gõ"),
    AccentMatching.IGNORE: N_("Không kể dấu"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter or one fixed interpretation, and the same search without it."""

    label: str
    without: SearchRequest

    @property
    def remove(self) -> str:
        """The address of the search without it."""
        return address(self.without)


def chips_of(result: ResultPage, places: Sequence[FacetValue] = ()) -> list[Chip]:
    """Return the filters of an answer in the order of the page, then the fixed interpretations."""
    request = replace(result.request, page=1)
    names = _labels(result.organisations) if request.organisations else {}
    chips = [
        Chip(names.get(chosen, chosen), replace(request, organisations=_without(request, chosen)))
        for chosen in request.organisations
    ]
    known = _labels(places) if request.places else {}
    chips += [
        Chip(
            known.get(chosen, chosen),
            replace(request, places=tuple(each for each in request.places if each != chosen)),
        )
        for chosen in request.places
    ]
    labels = {each.id: each.label for each in result.publishers}
    for chosen in request.publishers:
        kept = tuple(each for each in request.publishers if each != chosen)
        chips.append(Chip(labels.get(chosen, chosen), replace(request, publishers=kept)))
    if days := name_of(request.published_from, request.published_to):
        chips.append(Chip(days, replace(request, published_from=None, published_to=None)))
    if request.marks:
        chips.append(Chip(_(_ACCENT_LABELS[request.marks]), replace(request, marks=None)))
    if request.is_literal:
        chips.append(Chip(_("Đúng như đã gõ"), replace(request, is_literal=False)))
    return chips


def _labels(roots: Sequence[FacetValue]) -> Mapping[str, str]:
    values = (value for each in roots for value in each.walk())
    return {each.id: facet_label(each.id, each.label) for each in values}


def _without(request: SearchRequest, organisation: str) -> tuple[str, ...]:
    return tuple(each for each in request.organisations if each != organisation)
