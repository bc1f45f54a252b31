"""The filters that are on and the readings that are fixed, each with where it is off."""

from dataclasses import dataclass, replace

from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.result import ResultPage
from webui.i18n.language import N_
from webui.i18n.language import gettext as _
from webui.view.address import address
from webui.view.period import name_of

_MARKS = {
    AccentMatching.EXACT: N_("Khớp từng dấu"),
    AccentMatching.COMPATIBLE: N_("Đúng dấu đã gõ"),
    AccentMatching.IGNORE: N_("Không kể dấu"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is on, or one fixed reading, and the same search without it."""

    label: str
    without: SearchRequest

    @property
    def remove(self) -> str:
        """Where it is off."""
        return address(self.without)


def chips_of(result: ResultPage) -> list[Chip]:
    """Return the filters of an answer in the order in which the page offers them, then readings."""
    asked = replace(result.request, page=1)
    names = {value.id: value.label for each in result.organisations for value in each.walk()}
    chips = [
        Chip(names.get(chosen, chosen), replace(asked, organisations=_without(asked, chosen)))
        for chosen in asked.organisations
    ]
    if days := name_of(asked.published_from, asked.published_to):
        chips.append(Chip(days, replace(asked, published_from=None, published_to=None)))
    if asked.marks:
        chips.append(Chip(_(_MARKS[asked.marks]), replace(asked, marks=None)))
    if asked.is_literal:
        chips.append(Chip(_("Đúng như đã gõ"), replace(asked, is_literal=False)))
    return chips


def _without(asked: SearchRequest, organisation: str) -> tuple[str, ...]:
    return tuple(each for each in asked.organisations if each != organisation)
