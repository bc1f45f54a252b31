"""Metadata of answer types for pydantic, without importing it, which takes 60 ms."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

JsonSchema = dict[str, Any]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a field means, in Vietnamese, as metadata of its type: `Annotated[int, Meaning("…")]`.

    `make translations` collects the texts.
    """

    text: str

    def __get_pydantic_json_schema__(
        self, core_schema: Any, handler: Callable[[Any], JsonSchema]
    ) -> JsonSchema:
        """Return the JSON Schema of the field with its meaning as the description.

        pydantic calls it: https://docs.pydantic.dev/latest/concepts/json_schema/
        """
        return {**handler(core_schema), "description": self.text}


def fields_can_be_chosen(model: type[T]) -> type[T]:
    """Say in the JSON Schema of a `TypedDict` that an answer may leave out all but the id."""
    # What pydantic.with_config would set.
    model.__pydantic_config__ = {"json_schema_extra": _require_only_id}  # type: ignore[attr-defined]
    return model


def _require_only_id(schema: JsonSchema) -> None:
    schema["required"] = ["id"]
