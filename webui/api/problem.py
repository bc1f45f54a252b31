"""A problem as RFC 9457 describes it: what went wrong, where in the request, and what to do."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from flask import request
from typing_extensions import TypedDict

from index.answer_json.meaning import Meaning
from webui.i18n.language import Language

MEDIA_TYPE = "application/problem+json"


class ProblemErrorJson(TypedDict):
    """One thing that is wrong."""

    parameter: Annotated[str, Meaning("Tham số, hoặc phần của địa chỉ, bị sai.")]
    pointer: Annotated[
        str,
        Meaning("Con trỏ JSON (RFC 6901) đến chỗ mô tả tham số ấy trong bản mô tả OpenAPI."),
    ]
    detail: Annotated[str, Meaning("Sai ở đâu, và nên làm gì.")]
    suggestion: Annotated[str, Meaning("Tên hay giá trị đúng gần nhất; trống nếu không có.")]


class ProblemAnswerJson(TypedDict):
    """What every answer of status 400 and above says, all problems at once."""

    type: Annotated[str, Meaning("Địa chỉ trang giải thích loại lỗi này.")]
    title: Annotated[str, Meaning("Loại lỗi, bằng một câu.")]
    status: Annotated[int, Meaning("Mã trạng thái HTTP.")]
    detail: Annotated[str, Meaning("Mọi lỗi của yêu cầu này.")]
    instance: Annotated[str, Meaning("Địa chỉ được yêu cầu, không kèm tham số.")]
    request_id: Annotated[str, Meaning("Mã của yêu cầu này, để tra trong nhật ký máy chủ.")]
    errors: Annotated[list[ProblemErrorJson], Meaning("Các lỗi.")]


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A type of problem: the last part of its address, and its title in both languages."""

    name: str
    title: str
    title_en: str


TYPES = {
    HTTPStatus.BAD_REQUEST: ProblemType(
        "invalid-request", "Tham số không hợp lệ", "Invalid parameters"
    ),
    HTTPStatus.NOT_FOUND: ProblemType("not-found", "Không tìm thấy trang", "Not found"),
    HTTPStatus.METHOD_NOT_ALLOWED: ProblemType(
        "method-not-allowed", "Phương thức không được hỗ trợ", "This address can only be read"
    ),
    HTTPStatus.NOT_ACCEPTABLE: ProblemType("not-acceptable", "Chỉ trả lời bằng JSON", "JSON only"),
    HTTPStatus.GONE: ProblemType("cursor-expired", "Con trỏ đã hết hạn", "The cursor has expired"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ProblemType(
        "too-large", "Yêu cầu quá lớn", "The request is too large"
    ),
    HTTPStatus.REQUEST_URI_TOO_LONG: ProblemType(
        "address-too-long", "Địa chỉ quá dài", "The address is too long"
    ),
    HTTPStatus.TOO_MANY_REQUESTS: ProblemType(
        "too-many-requests", "Quá nhiều yêu cầu", "Too many requests"
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: ProblemType(
        "server-error", "Máy chủ gặp lỗi", "Something went wrong here"
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: ProblemType(
        "not-ready", "Chưa trả lời được", "Not ready to answer"
    ),
}


def preferred_language() -> Language:
    """Return the language that a program prefers, Vietnamese unless it says otherwise."""
    best = request.accept_languages.best_match([each.value for each in Language])
    return Language(best) if best else Language.VIETNAMESE
