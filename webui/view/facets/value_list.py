"""The values of a facet as lists of links that add each of them to the filters, or take it away."""

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from search.request import SearchRequest
from search.result import FacetValue
from webui.i18n.language import content_lang, ngettext
from webui.i18n.language import gettext as _
from webui.view import address
from webui.view.facets.chosen import has_chosen, is_looked_at
from webui.view.notation import facet_label, number, period


def organisation_list(request: SearchRequest, values: Sequence[FacetValue]) -> Markup:
    """Return the organisations of an answer as links, those below them folded away."""
    return _tree(values, address.organisation_addresses(request), _units_below)


def place_list(request: SearchRequest, values: Sequence[FacetValue]) -> Markup:
    """Return the places of an answer as links, those below them folded away."""
    return _tree(values, address.place_addresses(request), _places_below)


def publisher_list(request: SearchRequest, values: Sequence[FacetValue]) -> Markup:
    """Return the publishers of an answer as links."""
    return _tree(values, address.publisher_addresses(request), str)


def year_list(request: SearchRequest, years: Sequence[FacetValue], is_open: bool = False) -> Markup:
    """Return years as links, with the months of the one that is looked at, or of all."""
    address_of = address.period_addresses(request)

    def link(value: FacetValue) -> str:
        return value_link(value, period(value.id), address_of(value.id))

    items = []
    for year in years:
        months = ""
        if is_open or is_looked_at(year, request):
            listed = "".join(f"      <li>{link(month)}</li>\n" for month in year.parts)
            months = f"    <ul>\n{listed}    </ul>\n"
        items.append(f"  <li>{link(year)}\n{months}  </li>\n")
    return Markup(f"<ul>\n{''.join(items)}</ul>\n")


def value_link(value: FacetValue, label: str, address: str) -> str:
    """Return the link that adds a value of a facet to the filters, or takes it from them."""
    chosen, told = "", ""
    if value.selected:
        chosen = " chosen"
        told = f'<span class="unseen"> {escape(_("(đang chọn, bấm để bỏ)"))}</span>'
    return (
        f'<a class="value{chosen}" rel="nofollow" href="{escape(address)}">'
        f"<span>{escape(label)}{told}</span>"
        f' <span class="count">{number(value.count)}</span></a>'
    )


def _tree(
    values: Sequence[FacetValue], address_of: Callable[[str], str], below: Callable[[int], str]
) -> Markup:
    """Return values and those below them; `below` says how many these are."""
    lang = content_lang()

    def item(value: FacetValue) -> str:
        id, label = value.id, value.label
        link = value_link(value, facet_label(id, label), address_of(id))
        parts = ""
        if value.parts:
            is_open = " open" if has_chosen(value) else ""
            told = f'{below(len(value.parts))}<span class="unseen"> ({escape(label)})</span>'
            parts = (
                f'    <details class="more"{is_open}>\n      <summary>{told}</summary>\n'
                f"      {listed(value.parts)}\n    </details>\n"
            )
        return f"  <li>{link}\n{parts}  </li>\n"

    def listed(values: Sequence[FacetValue]) -> str:
        return f"<ul{lang}>\n{''.join(map(item, values))}</ul>\n"

    return Markup(listed(values))


def _units_below(count: int) -> str:
    total = number(count)
    return ngettext(
        "%(total)s đơn vị trực thuộc", "%(total)s đơn vị trực thuộc", count, total=total
    )


def _places_below(count: int) -> str:
    total = number(count)
    return ngettext(
        "%(total)s địa phương trực thuộc", "%(total)s địa phương trực thuộc", count, total=total
    )
