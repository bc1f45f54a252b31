"""How a query was understood, and query suggestions, as lines on the terminal."""

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


def suggestion_lines(result: ResultPage, suggestions: QuerySuggestions | None) -> Iterator[Text]:
    """Yield the text searched for if it is not the query, its relaxation, then suggestions.

    Each suggestion says how to change the command line, and how many bulletins that finds.
    """
    understanding = result.understanding
    if understanding.literal_total is not None:
        yield Text.assemble("Đang tìm / Searching for: ", (understanding.text, "bold"))
    if notice := relaxation_notice(understanding):
        yield Text(f"{notice.message} / {notice.message_en}")
    if suggestions is not None:
        shown = replace(result.request, text=understanding.text)
        yield from _lines("Đúng như đã gõ / As typed", _some(suggestions.literal), result.request)
        yield from _lines("Cả khi đứng rời / Words anywhere", _some(suggestions.loose), shown)
        yield from _lines("Chặt hơn / Stricter", suggestions.stricter, shown)
        yield from _lines(
            "Có phải bạn muốn tìm / Did you mean",
            suggestions.corrected + suggestions.restored,
            shown,
        )
        yield from _lines("Số hiệu gần giống / Similar codes", suggestions.codes, shown)
        yield from _lines(
            "Theo ngày đăng / By date of publication", _some(suggestions.period), shown
        )
        yield from _lines(
            "Chỉ xem / Only", (*suggestions.organisations, *suggestions.places), shown
        )
        yield from _lines("Bỏ bộ lọc / Without filters", _some(suggestions.unfiltered), shown)


def _some(suggestion: QuerySuggestion | None) -> Sequence[QuerySuggestion]:
    return () if suggestion is None else (suggestion,)


def _lines(
    heading: str, suggestions: Sequence[QuerySuggestion], asked: SearchRequest
) -> Iterator[Text]:
    if suggestions:
        yield Text(f"{heading}: {', '.join(_told(each, asked) for each in suggestions)}")


def _told(suggestion: QuerySuggestion, asked: SearchRequest) -> str:
    """Return a label with its total, and with the options or the query if these differ from it."""
    request = suggestion.request
    how = [] if request.text in (suggestion.label, asked.text) else [quote(request.text)]
    values, known = parameters_of(request), parameters_of(asked)
    for name in [each for each in _OPTIONS if each in values and values[each] != known.get(each)]:
        how += [f"--{name}", *(() if name == "literal" else _words(values[name]))]
    return f"{suggestion.label} ({', '.join(filter(None, (str(suggestion.total), ' '.join(how))))})"


def _words(value: str | Sequence[str]) -> Sequence[str]:
    return [quote(value)] if isinstance(value, str) else [quote(each) for each in value]
