"""`/api`: the description of the API for people, made from the OpenAPI description."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from flask import render_template, request

from webui.api.description import ADDRESS, openapi
from webui.api.problem import TYPES
from webui.i18n.language import Language, PageBlueprint, current_language

blueprint = PageBlueprint("api_page", __name__)

_REFERENCE = "#/components/schemas/"
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter, or a field of an answer; `model` names the component it consists of, if any."""

    name: str
    kind: str
    model: str
    description: str
    default: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API."""

    name: str
    path: str
    summary: str
    parameters: Sequence[Value]
    example: str
    answer: str


@dataclass(frozen=True, slots=True)
class ShownModel:
    """A component of answers, and its fields."""

    name: str
    fields: Sequence[Value]


@blueprint.get("/api")
def show() -> str:
    """Show the addresses of the API, their parameters, and the components of answers."""
    description = openapi(current_language())
    is_english = current_language() is Language.ENGLISH
    return render_template(
        "api.html",
        info=description["info"],
        operations=list(operations_of(description)),
        models=list(models_of(description)),
        problems=[
            (status.value, each.name, each.title_en if is_english else each.title)
            for status, each in TYPES.items()
        ],
        openapi_address=f"{request.root_path}{ADDRESS}",
    )


def operations_of(description: Mapping[str, Any]) -> Iterator[Operation]:
    """Yield the addresses of a description in its order, each with a working example."""
    for path, methods in description["paths"].items():
        operation = methods["get"]
        parameters = operation["parameters"]
        answer = operation["responses"]["200"]["content"][_JSON]["schema"]
        yield Operation(
            operation["operationId"],
            path,
            operation["summary"],
            [_parameter(each) for each in parameters],
            example_of(path, parameters),
            _model(answer),
        )


def models_of(description: Mapping[str, Any]) -> Iterator[ShownModel]:
    """Yield the components of answers."""
    for name, schema in description["components"]["schemas"].items():
        fields = schema["properties"].items()
        yield ShownModel(name, [_field(each, about) for each, about in fields])


def example_of(path: str, parameters: Sequence[Mapping[str, Any]]) -> str:
    """Return an address with the examples of its parameters."""
    examples = []
    for each in parameters:
        if each["in"] == "path":
            value = quote(each["example"], safe="/")
            path = path.replace(f"{{{each['name']}}}", value)
        elif "example" in each and each["name"] != "cursor":
            examples.append((each["name"], each["example"]))
    return f"{path}?{urlencode(examples, doseq=True)}" if examples else path


def _parameter(parameter: Mapping[str, Any]) -> Value:
    schema = parameter["schema"]
    default = str(schema.get("default", ""))
    return Value(
        parameter["name"],
        _kind(schema),
        "",
        parameter["description"],
        default,
        parameter["required"],
    )


def _field(name: str, schema: Mapping[str, Any]) -> Value:
    return Value(name, _kind(schema), _model(schema), schema.get("description", ""))


def _kind(schema: Mapping[str, Any]) -> str:
    """Return the type of a value, in the words of JSON Schema."""
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        return " | ".join(_kind(each) for each in schema["anyOf"])
    if "$ref" in schema:
        return str(schema["$ref"].removeprefix(_REFERENCE))
    if "prefixItems" in schema:
        return f"[{', '.join(_kind(each) for each in schema['prefixItems'])}]"
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])}[]"
    kind = str(schema.get("format") or schema.get("type", "object"))
    bounds = schema.get("minimum"), schema.get("maximum")
    return f"{kind} {bounds[0]}–{bounds[1]}" if None not in bounds else kind


def _model(schema: Mapping[str, Any]) -> str:
    """Return the name of the component that a value consists of, empty if there is none."""
    if "$ref" in schema:
        return str(schema["$ref"].removeprefix(_REFERENCE))
    inner = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    return next(filter(None, map(_model, inner)), "")
