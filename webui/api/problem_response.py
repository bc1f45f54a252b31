"""The answer that tells a program what is wrong."""

from collections.abc import Sequence
from http import HTTPStatus

from flask import Response, request

from search.errors import Problem
from webui.api.description import pointer_to
from webui.api.problem import (
    MEDIA_TYPE,
    TYPES,
    ProblemAnswerJson,
    ProblemErrorJson,
    ProblemType,
    preferred_language,
)
from webui.api.reply import json_response
from webui.i18n.language import Language
from webui.serving.request_id import request_id


def problem_response(status: HTTPStatus, problems: Sequence[Problem]) -> Response:
    """Return the answer of a status with all problems, in the language that the program prefers."""
    language = preferred_language()
    is_english = language is Language.ENGLISH
    kind = TYPES.get(status, ProblemType("http", status.phrase, status.phrase))
    errors: list[ProblemErrorJson] = [
        {
            "parameter": each.parameter,
            "pointer": pointer_to(request.url_rule, each.parameter),
            "detail": each.message_en if is_english else each.message,
            "suggestion": each.suggestion,
        }
        for each in problems
    ]
    answer: ProblemAnswerJson = {
        "type": f"{request.root_path}{language.prefix}/api#{kind.name}",
        "title": kind.title_en if is_english else kind.title,
        "status": status.value,
        "detail": "; ".join(f"{each['parameter']}: {each['detail']}" for each in errors),
        "instance": request.path,
        "request_id": request_id(),
        "errors": errors,
    }
    response = json_response(answer, status, MEDIA_TYPE)
    response.content_language = [language.value]
    response.vary.add("Accept-Language")
    response.headers["Cache-Control"] = "no-store"
    return response
