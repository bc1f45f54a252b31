"""An answer on the terminal: how the query was understood, hits, facets, and the next page."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from index.command.output.suggestions import suggestion_lines
from search.correction.query_suggestions import QuerySuggestions
from search.period import in_english_words, in_words
from search.result import HighlightedText, Hit, ResultPage

_INDENT = "   "

# The most values on one line, so that it stays readable; --json gives all.
_FACET_VALUES = 8


def print_answer(result: ResultPage, suggestions: QuerySuggestions | None = None) -> None:
    """Print a page of hits; lines are wrapped on a terminal only, so that grep sees whole lines."""
    console = Console(highlight=False)
    for line in _lines(result, suggestions):
        if line.no_wrap or not console.is_terminal:
            console.print(line, soft_wrap=True)
        elif line.plain.startswith(_INDENT):
            hanging = (0, 0, 0, len(_INDENT))
            console.print(Padding(line[len(_INDENT) :], hanging, expand=False))
        else:
            console.print(line)


def _lines(result: ResultPage, suggestions: QuerySuggestions | None) -> Iterator[Text]:
    request = result.request
    page = f"trang / page {request.page}/{result.pages}"
    yield Text(f"{_counted(result)} · {page}", style="bold")
    first, last = request.published_from, request.published_to
    if first or last:
        yield Text(f"Đăng {in_words(first, last)} / published {in_english_words(first, last)}")
    yield from suggestion_lines(result, suggestions)
    first_rank = (request.page - 1) * request.per_page + 1
    for number, hit in enumerate(result.hits, first_rank):
        yield Text()
        if number == first_rank + len(result.strict.hits):
            yield Text(f"{result.loose.total} kết quả gần đúng / near matches", style="bold")
        yield from _hit_lines(number, hit)
    yield Text()
    if result.organisations:
        values = [
            f"{each.label} ({each.count}, {each.id})"
            for root in result.organisations
            for each in root.walk()
        ]
        yield Text(f"Cơ quan / Organisations: {_listed(values)}")
    if result.publishers:
        values = [f"{each.label} ({each.count}, {each.id})" for each in result.publishers]
        yield Text(f"Nơi đăng / Publishers: {_listed(values)}")
    if result.dates:
        values = [f"{each.label} ({each.count})" for each in result.dates]
        yield Text(f"Thời gian / Dates: {_listed(values)}")
    if request.page < result.pages:
        yield Text(f"Trang sau / Next page: --page {request.page + 1}", style="dim")


def _counted(result: ResultPage) -> str:
    part = result.strict
    if result.counts_stories and part.stories != part.bulletins:
        return (
            f"{part.stories} kết quả gộp từ {part.bulletins} bản tin / results, bulletins grouped"
        )
    return f"{result.total} bản tin / bulletins"


def _hit_lines(number: int, hit: Hit) -> Iterator[Text]:
    labels = [each.label for each in (hit.publisher, *hit.organisations) if each]
    about = [f"{hit.published:%d/%m/%Y %H:%M}", *labels]
    yield Text.assemble(f"{number}. ", _marked(hit.title, "bold"))
    yield Text.assemble(_INDENT, (" · ".join([*about, *hit.codes]), "cyan"))
    if hit.snippet.text:
        yield Text.assemble(_INDENT, _marked(hit.snippet, ""))
    if hit.retelling_total:
        others = f"và {hit.retelling_total} bản tương tự / more like this: "
        yield Text.assemble(
            _INDENT, (others, "cyan"), _listed([each.id for each in hit.retellings])
        )
    # Not wrapped, so that it can be copied to `bantin show`.
    yield Text.assemble(_INDENT, (hit.id, "dim"), no_wrap=True)


def _marked(marked: HighlightedText, style: str) -> Text:
    text = Text(marked.text, style=style)
    for start, end in marked.highlights:
        text.stylize("bold yellow", start, end)
    return text


def _listed(values: Sequence[str]) -> str:
    return ", ".join([*values[:_FACET_VALUES], *["…"] * (len(values) > _FACET_VALUES)])
