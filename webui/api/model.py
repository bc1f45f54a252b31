"""The base class of all questions, and what is left out of JSON Schemas."""

from typing import Any

from pydantic import BaseModel, ConfigDict


def tidy(schema: dict[str, Any]) -> None:
    """Remove titles that only repeat names, and defaults that are empty, from a JSON Schema."""
    for each in schema.get("properties", {}).values():
        each.pop("title", None)
        if not each.get("default", True):
            del each["default"]


class Model(BaseModel):
    """The parameters of a question; frozen, as all values here."""

    model_config = ConfigDict(frozen=True, json_schema_extra=tidy)
