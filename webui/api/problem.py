"""A problem as RFC 9457 tells it: what went wrong, where in the request, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, current_app, request
from pydantic import Field

from search.errors import Problem
from webui.api.model import Model
from webui.i18n.language import N_, Language
from webui.serving.request_id import request_id

MEDIA_TYPE = "application/problem+json"


class ProblemError(Model):
    """One thing that is wrong."""

    parameter: str = Field(description=N_("Tham số, hoặc phần của địa chỉ, bị sai."))
    pointer: str = Field(
        description=N_("Con trỏ JSON (RFC 6901) đến chỗ mô tả tham số ấy trong bản mô tả OpenAPI.")
    )
    detail: str = Field(description=N_("Sai ở đâu, và nên làm gì."))
    suggestion: str = Field(description=N_("Tên hay giá trị đúng gần nhất; trống nếu không có."))


class ProblemAnswer(Model):
    """What every answer of status 400 and above says, all problems at once."""

    type: str = Field(description=N_("Địa chỉ trang giải thích loại lỗi này."))
    title: str = Field(description=N_("Loại lỗi, bằng một câu."))
    status: int = Field(description=N_("Mã trạng thái HTTP."))
    detail: str = Field(description=N_("Mọi lỗi của lần hỏi này."))
    instance: str = Field(description=N_("Địa chỉ đã hỏi, không có tham số."))
    request_id: str = Field(description=N_("Số của lần hỏi này, để tra trong nhật ký máy chủ."))
    errors: list[ProblemError] = Field(description=N_("Từng lỗi một."))


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A type of problem: what its address ends with, and its title in both languages."""

    name: str
    title: str
    title_en: str


TYPES = {
    HTTPStatus.BAD_REQUEST: ProblemType(
        "invalid-request", "Tham số không hợp lệ", "Invalid parameters"
    ),
    HTTPStatus.NOT_FOUND: ProblemType("not-found", "Không có ở đây", "Not found"),
    HTTPStatus.METHOD_NOT_ALLOWED: ProblemType(
        "method-not-allowed", "Địa chỉ này chỉ để đọc", "This address can only be read"
    ),
    HTTPStatus.NOT_ACCEPTABLE: ProblemType(
        "not-acceptable", "Ở đây chỉ có JSON", "Only JSON is served here"
    ),
    HTTPStatus.GONE: ProblemType("cursor-expired", "Con trỏ đã hết hạn", "The cursor has expired"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ProblemType(
        "too-large", "Yêu cầu quá lớn", "The request is too large"
    ),
    HTTPStatus.REQUEST_URI_TOO_LONG: ProblemType(
        "address-too-long", "Địa chỉ quá dài", "The address is too long"
    ),
    HTTPStatus.TOO_MANY_REQUESTS: ProblemType(
        "too-many-requests", "Hỏi quá nhiều", "Too many requests"
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: ProblemType(
        "server-error", "Máy chủ gặp lỗi", "Something went wrong here"
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: ProblemType(
        "not-ready", "Chưa trả lời được", "Not ready to answer"
    ),
}


def asked_language() -> Language:
    """Return the language that a program reads best, Vietnamese unless it says otherwise."""
    best = request.accept_languages.best_match([each.value for each in Language])
    return Language(best) if best else Language.VIETNAMESE


def problem_response(status: HTTPStatus, problems: Sequence[Problem]) -> Response:
    """Return the answer that tells a program what is wrong."""
    is_english = asked_language() is Language.ENGLISH
    kind = TYPES.get(status, ProblemType("http", status.phrase, status.phrase))
    errors = [
        ProblemError(
            parameter=each.parameter,
            pointer=_pointer(each.parameter),
            detail=each.message_en if is_english else each.message,
            suggestion=each.suggestion,
        )
        for each in problems
    ]
    answer = ProblemAnswer(
        type=f"{request.root_path}{asked_language().prefix}/api#{kind.name}",
        title=kind.title_en if is_english else kind.title,
        status=status.value,
        detail="; ".join(f"{each.parameter}: {each.detail}" for each in errors),
        instance=request.path,
        request_id=request_id(),
        errors=errors,
    )
    response = current_app.response_class(answer.model_dump_json(), status, mimetype=MEDIA_TYPE)
    response.content_language = [asked_language().value]
    response.vary.add("Accept-Language")
    response.headers["Cache-Control"] = "no-store"
    return response


def _pointer(parameter: str) -> str:
    """Return where the description tells of a parameter of the address that is asked for."""
    # The description tells of problems, too.
    from webui.api.description import pointer_to

    return pointer_to(request.url_rule, parameter)
