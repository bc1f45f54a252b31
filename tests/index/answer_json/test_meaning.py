import subprocess
import sys
from typing import Annotated

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from index.answer_json.meaning import Meaning, fields_can_be_chosen


@fields_can_be_chosen
class BridgeJson(TypedDict):
    """A bridge."""

    id: Annotated[str, Meaning("Mã cầu.")]
    length: Annotated[int, Meaning("Dài bao nhiêu mét.")]


class RoadJson(TypedDict):
    """A road with bridges."""

    first: Annotated[BridgeJson | None, Meaning("Cầu đầu tiên.")]


def test_the_meaning_of_a_field_is_its_description() -> None:
    schema = TypeAdapter(BridgeJson).json_schema()
    assert schema["properties"]["length"]["description"] == "Dài bao nhiêu mét."
    assert schema["description"] == "A bridge."


def test_a_field_describes_itself_and_not_its_type() -> None:
    schema = TypeAdapter(RoadJson).json_schema()
    assert schema["properties"]["first"]["description"] == "Cầu đầu tiên."
    assert schema["$defs"]["BridgeJson"]["description"] == "A bridge."


def test_only_the_id_is_required_where_fields_can_be_chosen() -> None:
    assert TypeAdapter(BridgeJson).json_schema()["required"] == ["id"]
    assert TypeAdapter(RoadJson).json_schema()["required"] == ["first"]


def test_answers_are_written_without_pydantic() -> None:
    program = (
        "import sys, index.answer_json.answer, index.answer_json.advice;"
        "print('pydantic' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "False\n"
