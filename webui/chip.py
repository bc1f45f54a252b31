"""The filters that are on, each with the address that takes it off."""

from dataclasses import dataclass

from search.result import ResultPage
from webui.address import organisation_address, undated_address
from webui.period import name_of


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is on, and where it is off."""

    label: str
    remove: str


def chips_of(result: ResultPage) -> list[Chip]:
    """Return the filters of an answer in the order in which the page offers them."""
    asked = result.request
    names = {value.id: value.label for value in result.organisations}
    chips = [
        Chip(names.get(chosen, chosen), organisation_address(asked, chosen))
        for chosen in asked.organisations
    ]
    if days := name_of(asked.published_from, asked.published_to):
        chips.append(Chip(days, undated_address(asked)))
    return chips
