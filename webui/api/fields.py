"""`fields=`: which fields of a bulletin an answer tells, by their names with commas between."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, Field, PlainSerializer, WithJsonSchema

from search.parameter_reader import ParameterReader
from webui.i18n.language import N_


def fields_of(model: type[BaseModel]) -> Any:
    """Return the type of a parameter that chooses fields of a model."""
    names = "|".join(model.model_fields)
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


def take_fields(reader: ParameterReader, model: type[BaseModel]) -> Sequence[str]:
    """Return the fields chosen, in the order of the model; none means all."""
    chosen = reader.one("fields")
    if not chosen:
        return ()
    known = list(model.model_fields)
    for each in dict.fromkeys(chosen.split(",")):
        if each not in known:
            reader.refuse_value("fields", each, known)
    return tuple(each for each in known if each in chosen.split(","))
