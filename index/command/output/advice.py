"""How a query was understood, and what else to try, as lines on the terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from shlex import quote

from rich.text import Text

from search.correction.query_suggestions import QuerySuggestion, QuerySuggestions
from search.parameters import parameters_of
from search.relaxation.notice import relaxation_notice
from search.request import SearchRequest
from search.result import ResultPage

_OPTIONS = ("org", "from", "to", "marks", "literal")


def advice_lines(result: ResultPage, advice: QuerySuggestions | None) -> Iterator[Text]:
    """Yield what was searched for where it is not just what was typed, then what to try.

    Each offer tells what to change in the call, and what that finds.
    """
    understanding = result.understanding
    if understanding.literal_total is not None:
        yield Text.assemble("Đang tìm / Searching for: ", (understanding.text, "bold"))
    if notice := relaxation_notice(understanding):
        yield Text(f"{notice.message} / {notice.message_en}")
    if advice is not None:
        shown = replace(result.request, text=understanding.text)
        yield from _offers("Đúng như đã gõ / As typed", _some(advice.literal), result.request)
        yield from _offers("Chặt hơn / Stricter", advice.stricter, shown)
        yield from _offers("Ý bạn là / Did you mean", advice.corrected + advice.restored, shown)
        yield from _offers("Số hiệu gần giống / Similar codes", advice.codes, shown)
        yield from _offers("Theo ngày đăng / By date of publication", _some(advice.period), shown)
        yield from _offers("Chỉ xem / Only", advice.organisations, shown)
        yield from _offers("Bỏ bộ lọc / Without filters", _some(advice.unfiltered), shown)


def _some(offer: QuerySuggestion | None) -> Sequence[QuerySuggestion]:
    return () if offer is None else (offer,)


def _offers(
    heading: str, offers: Sequence[QuerySuggestion], asked: SearchRequest
) -> Iterator[Text]:
    if offers:
        yield Text(f"{heading}: {', '.join(_told(each, asked) for each in offers)}")


def _told(offer: QuerySuggestion, asked: SearchRequest) -> str:
    """Return the name of an offer, what it finds, and how to ask for it where no name tells."""
    request = offer.request
    how = [] if request.text in (offer.label, asked.text) else [quote(request.text)]
    values, known = parameters_of(request), parameters_of(asked)
    for name in [each for each in _OPTIONS if each in values and values[each] != known.get(each)]:
        how += [f"--{name}", *(() if name == "literal" else _words(values[name]))]
    return f"{offer.label} ({', '.join(filter(None, (str(offer.total), ' '.join(how))))})"


def _words(value: str | Sequence[str]) -> Sequence[str]:
    return [quote(value)] if isinstance(value, str) else [quote(each) for each in value]
