"""Links to the periods that readers want most: today, this week, this month, years."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from search.period import Period, PeriodUnit, id_of, period_of, presets
from search.result import FacetValue, ResultPage
from webui.i18n.language import N_
from webui.i18n.language import gettext as _
from webui.view.address import address, undated_address

# In the order of `presets`.
_LABELS = (N_("Hôm nay"), N_("Tuần này"), N_("Tháng này"), N_("Năm nay"), N_("Năm trước"))


@dataclass(frozen=True, slots=True)
class Preset:
    """A period relative to today, the address that chooses it or removes it, and its total."""

    label: str
    address: str
    total: int
    is_chosen: bool


def presets_of(
    result: ResultPage, day_values: Callable[[], Sequence[FacetValue]], today: date
) -> Iterator[Preset]:
    """Yield the presets in whose period the answer has bulletins.

    An index that ends before last year yields none. `day_values` returns the counts by day; it is
    called only for periods other than whole years and months, which the answer already counts.
    """
    request = result.request
    periods = presets(today)
    ends = (end for each in periods for end in (each.first, each.last))
    looked_at = {id_of(each, PeriodUnit.YEAR) for each in ends}
    years = [each for each in result.dates if each.id in looked_at]
    counts = {each.id: each.count for year in years for each in year.walk()}
    for label, period in zip(_LABELS, periods, strict=True):
        total = _total(period, counts, day_values)
        if total:
            dated = replace(request, published_from=period.first, published_to=period.last, page=1)
            is_chosen = (request.published_from, request.published_to) == (
                period.first,
                period.last,
            )
            target = undated_address(request) if is_chosen else address(dated)
            yield Preset(_(label), target, total, is_chosen)


def _total(
    period: Period, counts: dict[str, int], day_values: Callable[[], Sequence[FacetValue]]
) -> int:
    for unit in (PeriodUnit.YEAR, PeriodUnit.MONTH):
        id = id_of(period.first, unit)
        whole = period_of(id)
        if (whole.first, whole.last) == (period.first, period.last):
            return counts.get(id, 0)
    if not any(id_of(end, PeriodUnit.MONTH) in counts for end in (period.first, period.last)):
        return 0
    first, last = period.first.isoformat(), period.last.isoformat()
    return sum(each.count for each in day_values() if first <= each.id <= last)
