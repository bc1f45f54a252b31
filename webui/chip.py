"""The filters that are on and the readings that are fixed, each with where it is off."""

from dataclasses import dataclass

from search.marks import Marks
from search.result import ResultPage
from webui.address import free_address, organisation_address, read_address, undated_address
from webui.period import name_of

_MARKS = {
    Marks.EXACT: "Khớp từng dấu",
    Marks.COMPATIBLE: "Đúng dấu đã gõ",
    Marks.IGNORE: "Không kể dấu",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is on, or one fixed reading, and where it is off."""

    label: str
    remove: str


def chips_of(result: ResultPage) -> list[Chip]:
    """Return the filters of an answer in the order in which the page offers them, then readings."""
    asked = result.request
    names = {value.id: value.label for value in result.organisations}
    chips = [
        Chip(names.get(chosen, chosen), organisation_address(asked, chosen))
        for chosen in asked.organisations
    ]
    if days := name_of(asked.published_from, asked.published_to):
        chips.append(Chip(days, undated_address(asked)))
    if asked.marks:
        chips.append(Chip(_MARKS[asked.marks], free_address(asked)))
    if asked.is_literal:
        chips.append(Chip("Đúng như đã gõ", read_address(asked)))
    return chips
