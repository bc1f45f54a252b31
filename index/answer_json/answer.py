"""A whole answer to a search, as JSON."""

from collections.abc import Callable, Sequence
from typing import Annotated, Literal

from typing_extensions import TypedDict

from index.answer_json.facet import (
    FacetsJson,
    facet_counts_json,
    facet_value_json,
    place_counts_json,
    publisher_counts_json,
)
from index.answer_json.hit import HitJson, hit_json
from index.answer_json.meaning import Meaning
from index.answer_json.understood import UnderstoodJson, understood_json
from search.request import Sort
from search.result import Hit, ResultPage

Counted = Literal["bulletins", "stories"]


class PageNumberJson(TypedDict):
    """Which page of an answer this is."""

    page: Annotated[int, Meaning("Trang này.")]
    pages: Annotated[int, Meaning("Số trang, ít nhất là 1.")]
    per_page: Annotated[int, Meaning("Số mục mỗi trang.")]


class CountsJson(TypedDict):
    """What the numbers of an answer count."""

    of: Annotated[
        Counted, Meaning("bulletins: từng bản tin; stories: các bản tương tự tính một lần.")
    ]
    stories: Annotated[int, Meaning("Số bản tin khi các bản tương tự tính một lần.")]
    bulletins: Annotated[int, Meaning("Số bản tin.")]


class AnsweredQueryJson(TypedDict):
    """A query, and how many bulletins answer it."""

    query: Annotated[str, Meaning("Câu tìm.")]
    understood: Annotated[UnderstoodJson, Meaning("Câu tìm được hiểu thế nào.")]
    total: Annotated[int, Meaning("Số kết quả, chính xác, không kể kết quả gần đúng.")]
    counts: Annotated[
        CountsJson, Meaning("total và facets đếm gì, và số của cả hai cách đếm, đều đúng.")
    ]
    sort: Annotated[Sort, Meaning("Thứ tự.")]


class LooseJson(TypedDict):
    """Bulletins that lack a word of a query."""

    total: Annotated[int, Meaning("Số bản tin như vậy, chính xác.")]
    hits: Annotated[list[HitJson], Meaning("Những bản tin ấy trên trang này.")]


class PartsJson(TypedDict):
    """The bulletins of a page: those with all that is asked for, and those that nearly have it."""

    hits: Annotated[list[HitJson], Meaning("Các bản tin của trang này có đủ những gì câu tìm cần.")]
    loose: Annotated[
        LooseJson,
        Meaning(
            "Kết quả gần đúng: bản tin thiếu một vài từ, hoặc có các từ của một tên đứng rời nhau,"
            " chỉ tìm khi quá ít bản tin có đủ. total và facets không kể chúng; các trang đi hết"
            " hits rồi mới đến chúng."
        ),
    ]


class HitsJson(AnsweredQueryJson, PageNumberJson, PartsJson):
    """A page of the bulletins that answer a query, without facets."""


class AnswerJson(HitsJson):
    """A page of the bulletins that answer a query, with facets."""

    facets: Annotated[FacetsJson, Meaning("Có thể lọc tiếp theo những gì.")]


def answer_json(page: ResultPage) -> AnswerJson:
    """Return a result page as JSON, without suggestions (`advice_json` returns those)."""
    return {
        **hits_json(page),
        "facets": {
            "organisations": {
                **facet_counts_json(page.organisations, page.organisation_total),
                "values": [facet_value_json(each) for each in page.organisations],
            },
            "dates": {
                **facet_counts_json(page.dates),
                "values": [facet_value_json(each) for each in page.dates],
            },
            "sources": {
                **publisher_counts_json(page),
                "values": [facet_value_json(each) for each in page.publishers],
            },
            "places": {
                **place_counts_json(page),
                "values": [facet_value_json(each) for each in page.places],
            },
        },
    }


def _every_hit(hits: Sequence[Hit]) -> list[HitJson]:
    return [hit_json(each) for each in hits]


def hits_json(
    page: ResultPage, write: Callable[[Sequence[Hit]], list[HitJson]] = _every_hit
) -> HitsJson:
    """Return a result page as JSON, without facets and advice; `write` returns its hits as JSON."""
    request = page.request
    return {
        "query": request.text,
        "understood": understood_json(page.understanding),
        "total": page.total,
        "page": request.page,
        "pages": page.pages,
        "per_page": request.per_page,
        "counts": {
            "of": "stories" if page.counts_stories else "bulletins",
            "stories": page.strict.stories,
            "bulletins": page.strict.bulletins,
        },
        "sort": request.sort,
        "hits": write(page.strict.hits),
        "loose": {
            "total": page.loose.total,
            "hits": write(page.loose.hits),
        },
    }
