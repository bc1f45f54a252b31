"""The OpenAPI description of the API, made by spectree; nothing else imports spectree.

    @blueprint.get("/search")
    @described("search", N_("Tìm bản tin"), SearchAnswerJson)
    def search(query: SearchQuery) -> Response: ...

The decorator also reads and checks the query. Texts are written in Vietnamese; the description is
translated as a whole.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache, wraps
from importlib.metadata import version
from typing import Any, get_type_hints

import spectree
from flask import Blueprint, Response, jsonify, request
from spectree.model_adapter.protocol import SchemaMode
from spectree.model_adapter.pydantic_adapter import PydanticModelAdapter
from typing_extensions import is_typeddict
from werkzeug.routing import Rule

from webui.api.headers import API
from webui.api.model import tidy
from webui.api.problem import MEDIA_TYPE, ProblemAnswerJson, preferred_language
from webui.i18n.language import N_, Language, gettext_in

OPENAPI_VERSION = "3.1.0"
ADDRESS = f"{API}/v1/openapi.json"

_TITLE = "Bantin"
_SUMMARY = N_("Tìm trong bản tin của các tỉnh: mọi điều trang tìm kiếm cho thấy, dưới dạng JSON.")
# The keys whose values people read; these are translated.
_TEXTS = ("description", "summary")
_HEADERS = {
    "ETag": N_("Thay đổi khi chỉ mục hoặc câu tìm thay đổi; gửi lại trong If-None-Match."),
    "RateLimit": N_("Số yêu cầu còn lại, và thời gian đến khi tính lại."),
    "RateLimit-Policy": N_("Số yêu cầu được phép trong mỗi khoảng thời gian, tính bằng giây."),
    "X-Request-ID": N_("Mã của yêu cầu này."),
}
_PATH_VALUES = {
    "id": N_("Mã bản tin."),
    "slug": N_("Mã cơ quan."),
    "code": N_("Số hiệu văn bản, viết cách nào cũng được."),
}
_REASONS = {
    304: N_("Câu trả lời vẫn như có ETag đã gửi."),
    400: N_("Tham số sai, lạ, lặp hoặc mâu thuẫn."),
    404: N_("Không tìm thấy."),
    406: N_("Chỉ trả lời bằng JSON."),
    410: N_("Chỉ mục mà con trỏ đang đọc không còn nữa."),
    414: N_("Địa chỉ quá dài."),
    429: N_("Quá nhiều yêu cầu; Retry-After cho biết bao lâu nữa gửi tiếp."),
    500: N_("Hệ thống gặp lỗi."),
    503: N_("Chưa có chỉ mục, hoặc quá thời gian; Retry-After cho biết bao lâu nữa thử lại."),
}

View = Callable[..., Response]


def _component(model: str) -> str:
    """Return the name of a type in the description, which clients rely on."""
    return model.removeprefix("Linked").removesuffix("Json")


def _component_of(model: type[Any]) -> str:
    return _component(model.__name__)


class _TypedDicts(PydanticModelAdapter):
    """Makes spectree describe a `TypedDict` like a pydantic model."""

    def is_model_type(self, value: type) -> bool:
        """Tell whether a type can be described."""
        return is_typeddict(value) or super().is_model_type(value)

    def json_schema(
        self, model: type[Any], *, ref_template: str, mode: SchemaMode = "validation"
    ) -> dict[str, Any]:
        """Return the JSON Schema of a type, named and tidied for the description."""
        schema = super().json_schema(model, ref_template=ref_template, mode=mode)
        if is_typeddict(model):
            for each in (schema, *schema.get("$defs", {}).values()):
                tidy(each)
                each["title"] = _component(each["title"])
        return schema


class _Answers(spectree.Response):
    """The responses of an address; problems have a media type of their own."""

    def generate_spec(
        self, naming_strategy: Callable[[type[Any]], str] = _component_of
    ) -> dict[str, Any]:
        """Return the responses in the form of OpenAPI."""
        answers: dict[str, Any] = super().generate_spec(naming_strategy)
        for code, answer in answers.items():
            if int(code) >= 400:
                answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
            answer["headers"] = {
                name: {"description": text, "schema": {"type": "string"}}
                for name, text in _HEADERS.items()
                if name != "ETag" or int(code) < 400
            }
        return answers


@dataclass(frozen=True, slots=True)
class _Operation:
    summary: str
    path_values: Mapping[str, str]


_spec = spectree.SpecTree(
    "flask",
    mode="strict",
    title=_TITLE,
    version="1",
    description=_SUMMARY,
    openapi_version=OPENAPI_VERSION,
    naming_strategy=_component_of,
    nested_naming_strategy=lambda _, nested: _component(nested),
    # Its own adapter does not satisfy spectree's protocol either.
    model_adapter=_TypedDicts(),  # type: ignore[arg-type]
    validation_error_status=400,
    validation_error_model=ProblemAnswerJson,
    page_templates={},
)
_operations: dict[str, _Operation] = {}

blueprint = Blueprint("api_description", __name__)


def described(
    name: str, summary: str, answer: type[Any], *errors: int, **path_values: str
) -> Callable[[View], View]:
    """Return a decorator that reads a view's query and adds the view to the description.

    `errors` are statuses beside those that every address may answer with; `path_values` has an
    example for each variable of the path.
    """
    _operations[name] = _Operation(summary, path_values)
    problems = {f"HTTP_{code}": (ProblemAnswerJson, _REASONS[code]) for code in _codes(errors)}
    answers = _Answers(
        HTTP_200=(answer, summary),
        HTTP_304=(None, _REASONS[304]),
        **problems,
    )
    described_path = {each: _PATH_VALUES[each] for each in path_values}
    describe = _spec.validate(
        resp=answers, operation_id=name, path_parameter_descriptions=described_path
    )

    def decorate(view: View) -> View:
        model = get_type_hints(view)["query"]

        # spectree only describes: it would also read headers and cookies, and copy the answer.
        @wraps(describe(view))
        def read(**path_values: str) -> Response:
            given = request.args.to_dict(flat=False)
            return view(query=model.model_validate(given), **path_values)

        return read

    return decorate


def openapi(language: Language) -> Mapping[str, Any]:
    """Return the description in a language."""
    _describe()
    return _translated(language)


def pointer_to(rule: Rule | None, parameter: str) -> str:
    """Return a JSON pointer to the description of a parameter, or of all of an address."""
    path = "" if rule is None else _spec.backend.parse_path(rule.rule, {})[0]
    operation = _describe()["paths"].get(path, {}).get("get")
    if operation is None:
        return f"{ADDRESS}#/paths"
    start = f"{ADDRESS}#/paths/{path.replace('~', '~0').replace('/', '~1')}/get/parameters"
    names = [each["name"] for each in operation["parameters"]]
    return f"{start}/{names.index(parameter)}" if parameter in names else start


@blueprint.get("/openapi.json")
def show() -> Response:
    """Answer with the description, in the language that the program prefers."""
    language = preferred_language()
    response = jsonify(openapi(language))
    response.content_language = [language.value]
    response.vary.add("Accept-Language")
    response.add_etag()
    response.headers["Cache-Control"] = "public, no-cache"
    response.make_conditional(request)
    return response


def _codes(errors: tuple[int, ...]) -> list[int]:
    return sorted({400, 406, 414, 429, 500, 503, *errors})


@lru_cache(maxsize=1)
def _describe() -> dict[str, Any]:
    """Return the description in Vietnamese; it is made once in a process."""
    description: dict[str, Any] = deepcopy(_spec.spec)
    description["info"]["version"] = f"1 ({version('bantin')})"
    description.pop("security", None)
    description.pop("tags", None)
    _spell_out(description)
    shared = description["components"]["responses"] = {}
    for methods in description["paths"].values():
        operation = methods["get"]
        known = _operations[operation["operationId"]]
        operation["summary"] = known.summary
        del operation["description"], operation["tags"]
        for each in operation["parameters"]:
            _tell_parameter(each, known.path_values)
        for code, answer in operation["responses"].items():
            if code != "200":
                shared[code] = answer
                operation["responses"][code] = {"$ref": f"#/components/responses/{code}"}
    return description


def _spell_out(description: dict[str, Any]) -> None:
    """Inline enumerations, and remove components without references, which are queries."""
    schemas = description["components"]["schemas"]
    choices = {
        f"#/components/schemas/{name}": {"type": "string", "enum": schema["enum"]}
        for name, schema in schemas.items()
        if "enum" in schema
    }
    for part in _parts(description):
        if choice := choices.get(part.get("$ref", "")):
            del part["$ref"]
            part.update(choice)
    for name in [each for each in schemas if each.endswith("Query") or "enum" in schemas[each]]:
        del schemas[name]


def _tell_parameter(parameter: dict[str, Any], path_values: Mapping[str, str]) -> None:
    schema = parameter["schema"]
    schema.pop("description", None)
    if parameter["in"] == "path":
        parameter["schema"] = schema = {"type": "string", "minLength": 1}
    for example in schema.pop("examples", [])[:1]:
        parameter["example"] = example
    if parameter["name"] in path_values:
        parameter["example"] = path_values[parameter["name"]]


@lru_cache(maxsize=len(Language))
def _translated(language: Language) -> Mapping[str, Any]:
    description = deepcopy(_describe())
    for part in _parts(description):
        for key in _TEXTS:
            # A field of an answer may have the same name as the key.
            if isinstance(text := part.get(key), str) and text:
                part[key] = gettext_in(language, text)
    return description


def _parts(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a description, itself included."""
    if isinstance(part, dict):
        yield part
    for each in part.values() if isinstance(part, dict) else part:
        if isinstance(each, dict | list):
            yield from _parts(each)
