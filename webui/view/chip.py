"""Chips: the filters and fixed interpretations of a search, each with a link that removes it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.result import FacetValue, ResultPage
from webui.i18n.language import N_
from webui.i18n.language import gettext as _
from webui.view.address import address
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
    names = {value.id: value.label for each in result.organisations for value in each.walk()}
    chips = [
        Chip(names.get(chosen, chosen), replace(request, organisations=_without(request, chosen)))
        for chosen in request.organisations
    ]
    known = {value.id: value.label for each in places for value in each.walk()}
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


def _without(request: SearchRequest, organisation: str) -> tuple[str, ...]:
    return tuple(each for each in request.organisations if each != organisation)
