"""`fields=`: the fields of a bulletin that an answer has, by their names with commas between."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field, PlainSerializer, WithJsonSchema

from search.parameter_reader import ParameterReader
from webui.i18n.language import N_


def fields_of(model: type[Any]) -> Any:
    """Return the type of a parameter that chooses fields of a `TypedDict`."""
    names = "|".join(model.__annotations__)
    schema = {"type": "string", "pattern": f"^({names})(,({names}))*$"}
    return Annotated[
        Sequence[str],
        WithJsonSchema(schema),
        PlainSerializer(",".join),
        Field(
            description=N_("Chỉ lấy các trường này, cách nhau bằng dấu phẩy; id luôn có."),
            examples=["title,published"],
        ),
    ]


def take_fields(reader: ParameterReader, model: type[Any]) -> Sequence[str]:
    """Return the chosen fields of a `TypedDict` in its order; none means all."""
    chosen = reader.one("fields")
    if not chosen:
        return ()
    known = list(model.__annotations__)
    for each in dict.fromkeys(chosen.split(",")):
        if each not in known:
            reader.refuse_value("fields", each, known)
    return tuple(each for each in known if each in chosen.split(","))


def only_fields(part: Mapping[str, Any], fields: Sequence[str]) -> Mapping[str, Any]:
    """Return a part of an answer with the chosen fields and the id; all of it if none is chosen."""
    if not fields:
        return part
    return {name: value for name, value in part.items() if name == "id" or name in fields}
