"""`/co-quan`: all organisations as a tree, by level, or those of a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from flask import render_template, request

from search.organisations.identity import identify
from search.parameter_reader import ParameterReader
from search.parameters import PAGE_LIMIT
from search.request import UNKNOWN, SearchRequest
from search.result import FacetValue
from webui.current import current_searcher
from webui.i18n.language import N_, PageBlueprint
from webui.pages.facet import NAME_LIMIT
from webui.view.page_address import organisations_address
from webui.view.pager import pager_over

blueprint = PageBlueprint("organisation_list", __name__)

LEVELS: Mapping[str, str] = {
    "trung-uong": N_("Cấp trung ương"),
    "tinh": N_("Cấp tỉnh"),
    "huyen": N_("Cấp huyện"),
    "xa": N_("Cấp xã"),
}
OTHERS = "khac"
"""Organisations without a level: schools, companies, and those that the registry lacks."""

_NAMES = {**LEVELS, OTHERS: N_("Trường học, đơn vị khác")}
_ALL = {
    "trung-uong": N_("Xem tất cả %(count)s cơ quan cấp trung ương"),
    "tinh": N_("Xem tất cả %(count)s cơ quan cấp tỉnh"),
    "huyen": N_("Xem tất cả %(count)s cơ quan cấp huyện"),
    "xa": N_("Xem tất cả %(count)s cơ quan cấp xã"),
    OTHERS: N_("Xem tất cả %(count)s trường học, đơn vị khác"),
}
# The most organisations of each level on the page of all levels.
_FIRST = 30
_PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class Level:
    """The root organisations of a level, by name: `shown` of them, of `count` in all."""

    id: str
    name: str
    count: int
    shown: Sequence[FacetValue]


@blueprint.get("/co-quan")
def show() -> str:
    """Show the tree of organisations, one level of it, or those whose names contain a text."""
    reader = ParameterReader(request.args.to_dict(flat=False))
    name = reader.one("ten")[:NAME_LIMIT]
    page = reader.number("page", 1, PAGE_LIMIT)
    level = reader.one("cap")
    if level and level not in _NAMES:
        reader.refuse_value("cap", level, list(_NAMES))
    reader.finish()
    if name:
        return _named(name, page)
    roots = _by_level(current_searcher().organisation_tree())
    if level:
        return _of_level(level, roots.get(level, ()), page)
    levels = [
        Level(id, title, len(roots[id]), _most_frequent(roots[id]))
        for id, title in _NAMES.items()
        if id in roots
    ]
    return render_template("organisations.html", levels=levels, pager=None, name="", all_of=_ALL)


def _named(name: str, page: int) -> str:
    found = current_searcher().answer(SearchRequest()).organisation_values(name=name)
    values = [each for each in found if each.id != UNKNOWN]
    pager = pager_over(
        page, _pages(values), lambda number: organisations_address(name=name, page=number)
    )
    shown = Level("", name, len(values), _cut(values, page))
    return render_template("organisations.html", levels=[shown], pager=pager, name=name)


def _of_level(level: str, roots: Sequence[FacetValue], page: int) -> str:
    pager = pager_over(
        page, _pages(roots), lambda number: organisations_address(level=level, page=number)
    )
    shown = Level(level, _NAMES[level], len(roots), _cut(roots, page))
    return render_template("organisations.html", levels=[shown], pager=pager, name="")


def _by_level(tree: Sequence[FacetValue]) -> Mapping[str, Sequence[FacetValue]]:
    levels: dict[str, list[FacetValue]] = {}
    for each in tree:
        identity = identify(each.id)
        levels.setdefault((identity and identity.level) or OTHERS, []).append(each)
    return levels


def _most_frequent(roots: Sequence[FacetValue]) -> Sequence[FacetValue]:
    """Return the most frequent ones, in their given order, which is that of names."""
    if len(roots) <= _FIRST:
        return roots
    indexes = nlargest(_FIRST, range(len(roots)), key=lambda each: (roots[each].count, -each))
    return [roots[each] for each in sorted(indexes)]


def _pages(values: Sequence[FacetValue]) -> int:
    return max(1, -(-len(values) // _PER_PAGE))


def _cut(values: Sequence[FacetValue], page: int) -> Sequence[FacetValue]:
    return values[(page - 1) * _PER_PAGE : page * _PER_PAGE]
