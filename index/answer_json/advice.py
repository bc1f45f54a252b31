"""Query suggestions beside an answer, as JSON; the API calls them advice."""

from typing import Annotated, Any

from typing_extensions import TypedDict

from index.answer_json.meaning import Meaning
from search.correction.query_suggestions import QuerySuggestion, QuerySuggestions
from search.parameters import parameters_of
from search.request import Duplicates


class OfferJson(TypedDict):
    """Another search."""

    label: Annotated[str, Meaning("Tên hiển thị.")]
    total: Annotated[int, Meaning("Số kết quả sẽ có.")]
    parameters: Annotated[dict[str, Any], Meaning("Tìm lại với đúng những tham số này.")]


class AdviceJson(TypedDict):
    """What to try beside a search; each total is exact, and under the filters of the search."""

    literal: Annotated[
        OfferJson | None, Meaning("Đúng như đã gõ: không đọc theo phím, không bỏ chữ để hỏi.")
    ]
    loose: Annotated[OfferJson | None, Meaning("Cả khi các từ đứng rời nhau.")]
    stricter: Annotated[list[OfferJson], Meaning("Những cách đọc chặt hơn.")]
    restored: Annotated[list[OfferJson], Meaning("Thêm dấu.")]
    corrected: Annotated[list[OfferJson], Meaning("Sửa lỗi gõ.")]
    codes: Annotated[list[OfferJson], Meaning("Số hiệu gần giống.")]
    period: Annotated[OfferJson | None, Meaning("Đăng vào lúc mà câu tìm nói đến.")]
    organisations: Annotated[list[OfferJson], Meaning("Chỉ của cơ quan mà câu tìm nói đến.")]
    places: Annotated[list[OfferJson], Meaning("Chỉ nhắc đến địa phương mà câu tìm nói đến.")]
    unfiltered: Annotated[OfferJson | None, Meaning("Bỏ các bộ lọc đã làm mất hết kết quả.")]


def advice_json(suggestions: QuerySuggestions) -> AdviceJson:
    """Return query suggestions as JSON."""
    return {
        "literal": _optional(suggestions.literal),
        "loose": _optional(suggestions.loose),
        "stricter": [offer_json(each) for each in suggestions.stricter],
        "restored": [offer_json(each) for each in suggestions.restored],
        "corrected": [offer_json(each) for each in suggestions.corrected],
        "codes": [offer_json(each) for each in suggestions.codes],
        "period": _optional(suggestions.period),
        "organisations": [offer_json(each) for each in suggestions.organisations],
        "places": [offer_json(each) for each in suggestions.places],
        "unfiltered": _optional(suggestions.unfiltered),
    }


def offer_json(suggestion: QuerySuggestion) -> OfferJson:
    """Return one suggestion as JSON; `parameters` are those that `read_request` reads."""
    return {
        "label": suggestion.label,
        "total": suggestion.total,
        "parameters": parameters_of(suggestion.request, Duplicates.SHOW),
    }


def _optional(suggestion: QuerySuggestion | None) -> OfferJson | None:
    return offer_json(suggestion) if suggestion else None
